import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { makePackage } from './package-maker';
import { manifestFile, sampleManifest, samplePanorama } from './sample-package';

const PIECE = Buffer.alloc(8_000_000);

function box(name: string, ...inside: readonly Buffer[]): Buffer {
  const content = Buffer.concat(inside);
  const head = Buffer.alloc(8, name, 'latin1');
  head.writeUInt32BE(content.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

const words = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => out.writeUInt32BE(value, index * 4));
  return out;
};

/** The head of a film of one minute whose pictures follow in so many bytes. */
function filmHead(bytes: number): Buffer {
  const movie = box('mvhd', words(0, 0, 0, 1_000, 60_000), Buffer.alloc(80));
  const handler = box('hdlr', words(0, 0), Buffer.from('vide', 'latin1'), Buffer.alloc(13));
  const described = box('stsd', words(0, 1), box('avc1', Buffer.alloc(78)));
  const track = box('trak', box('mdia', handler, box('minf', box('stbl', described))));
  const data = Buffer.concat([words(bytes + 8), Buffer.from('mdat', 'latin1')]);
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isomavc1', 'latin1')), box('moov', movie, track), data]);
}

export interface LargePackage {
  bytes: number;
  sha256: string;
  /** Of what never is in memory as a whole. */
  slice(start: number, end: number): Buffer;
}

/** A sound package with a film of so many pieces of 8 MB. */
export async function largePackage(pieces: number): Promise<LargePackage> {
  const data = pieces * PIECE.length;
  const head = filmHead(data);
  let sum = crc32(head);
  for (let index = 0; index < pieces; index++) sum = crc32(PIECE, sum);
  const film = { name: 'media/phim.mp4', data: '', method: 0, crc: sum };
  const manifest = sampleManifest({ id: 'phim-lon' });
  const [scene] = manifest.scenes;
  const title = { vi: 'Phim', en: 'Film' };
  const hotspot = { id: 'phim', type: 'video', at: { yaw: 0, pitch: 0 }, src: 'media/phim.mp4', title };
  const small = makePackage({
    files: [
      manifestFile({ ...manifest, scenes: [{ ...scene, hotspots: [hotspot] }] }),
      { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 },
      { ...film, bytes: head.length + data, packedBytes: head.length + data },
    ],
  });
  const list = small.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const end = small.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  small.writeUInt32LE(list + head.length + data, end + 16);
  const [before, after] = [Buffer.concat([small.subarray(0, list), head]), small.subarray(list)];
  const bytes = before.length + data + after.length;
  const slice = (start: number, stop: number): Buffer => {
    const [from, to] = [Math.max(0, start - before.length), Math.min(data, stop - before.length)];
    const tail = before.length + data;
    return Buffer.concat([
      before.subarray(start, stop),
      Buffer.alloc(Math.max(0, to - from)),
      after.subarray(Math.max(0, start - tail), Math.max(0, stop - tail)),
    ]);
  };
  const hash = createHash('sha256').update(before);
  for (let index = 0; index < pieces; index++) hash.update(PIECE);
  return { bytes, sha256: hash.update(after).digest('hex'), slice };
}
