import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a package, and whatever is to be odd about it. */
export interface Odd {
  name: string | Buffer;
  data?: Buffer | string;
  method?: number;
  flags?: number;
  /** Made on: 3 is Unix, 0 is Windows. */
  system?: number;
  mode?: number;
  crc?: number;
  /** What the header before the file says, where that differs. */
  local?: { name?: string | Buffer; method?: number; bytes?: number; flags?: number };
  /** What the list at the end says of the unpacked length. */
  bytes?: number;
  packedBytes?: number;
  extra?: Buffer;
  /** Shares the bytes of this earlier file. */
  over?: number;
}

export interface OddPackage {
  files: readonly Odd[];
  before?: Buffer;
  between?: Buffer;
  after?: Buffer;
  comment?: Buffer;
  /** Number of entries that the end tells. */
  count?: number;
}

const raw = (name: string | Buffer): Buffer => (typeof name === 'string' ? Buffer.from(name) : name);
const UTF8 = 0x800;

interface Placed {
  odd: Odd;
  packed: Buffer;
  plain: Buffer;
  offset: number;
}

function header({ odd, packed, plain }: Placed, isLocal: boolean): Buffer {
  const out = Buffer.alloc(26);
  const local = isLocal ? (odd.local ?? {}) : {};
  const method = local.method ?? odd.method ?? 8;
  out.writeUInt16LE(20, 0);
  out.writeUInt16LE(local.flags ?? odd.flags ?? UTF8, 2);
  out.writeUInt16LE(method, 4);
  out.writeUInt32LE(0x58210000 >>> 0, 6);
  out.writeUInt32LE(odd.crc ?? crc32(plain), 10);
  out.writeUInt32LE(odd.packedBytes ?? packed.length, 14);
  out.writeUInt32LE(local.bytes ?? odd.bytes ?? plain.length, 18);
  out.writeUInt16LE(raw(local.name ?? odd.name).length, 22);
  out.writeUInt16LE(odd.extra?.length ?? 0, 24);
  return out;
}

function listed(placed: Placed): Buffer {
  const { odd, offset } = placed;
  const out = Buffer.alloc(46);
  out.writeUInt32LE(0x02014b50, 0);
  out.writeUInt16LE(((odd.system ?? 3) << 8) | 30, 4);
  header(placed, false).copy(out, 6);
  out.writeUInt32LE(((odd.mode ?? 0o100644) << 16) >>> 0, 38);
  out.writeUInt32LE(offset, 42);
  return Buffer.concat([out, raw(odd.name), odd.extra ?? Buffer.alloc(0)]);
}

/** A ZIP, byte by byte, so that it can be as odd as anything that people send. */
export function makePackage(made: OddPackage): Buffer {
  const {
    files,
    before = Buffer.alloc(0),
    between = Buffer.alloc(0),
    after = Buffer.alloc(0),
    comment = Buffer.alloc(0),
  } = made;
  const pieces: Buffer[] = [before];
  const all: Placed[] = [];
  let offset = before.length;
  for (const odd of files) {
    const plain = Buffer.from(odd.data ?? '');
    const packed = (odd.method ?? 8) === 8 ? deflateRawSync(plain) : plain;
    const over = odd.over === undefined ? undefined : all[odd.over];
    const placed = { odd, packed: over?.packed ?? packed, plain: over?.plain ?? plain, offset: over?.offset ?? offset };
    all.push(placed);
    if (over) continue;
    const name = raw(odd.local?.name ?? odd.name);
    const piece = Buffer.concat([
      Buffer.from('PK\u0003\u0004', 'latin1'),
      header(placed, true),
      name,
      odd.extra ?? Buffer.alloc(0),
      packed,
      between,
    ]);
    pieces.push(piece);
    offset += piece.length;
  }
  const list = Buffer.concat(all.map(listed));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(made.count ?? files.length, 8);
  end.writeUInt16LE(made.count ?? files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...pieces, list, end, comment, after]);
}

/** The same with 64-bit lengths and places, as large packages have them. */
export function asZip64(plain: Buffer): Buffer {
  const at = plain.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const end = Buffer.from(plain.subarray(at));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(8)), 24);
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), 32);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  end.fill(0xff, 8, 20);
  return Buffer.concat([plain.subarray(0, at), record, locator, end]);
}
