import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { shown } from './entry-name';
import type { PackageEntry } from './package-entry';
import { PackageFault } from './package-fault';
import type { Package } from './read-package';

/** Counts what really comes out, and that it is what the list promised. */
function counting({ path, entry }: PackageEntry): Transform {
  let [bytes, sum] = [0, 0];
  const damaged = () => new PackageFault('package-damaged', { name: shown(path) });
  return new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      sum = crc32(piece, sum);
      done(bytes > entry.uncompressedSize ? damaged() : null, piece);
    },
    flush(done) {
      done(bytes === entry.uncompressedSize && sum === entry.crc32 ? null : damaged());
    },
  });
}

/** The whole text of a small file in the package. */
export async function readText({ zip }: Package, entry: PackageEntry, most: number): Promise<Buffer> {
  if (entry.entry.uncompressedSize > most)
    throw new PackageFault('package-too-large', { most: Math.round(most / 1e6) });
  const pieces: Buffer[] = [];
  const stream = await zip.openReadStreamPromise(entry.entry);
  for await (const piece of stream.pipe(counting(entry))) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** Writes one file below `folder`, in bounded memory whatever its size. */
export async function unpackFile({ zip, root }: Package, entry: PackageEntry, folder: string): Promise<string> {
  const file = join(folder, entry.path.slice(root.length));
  await mkdir(dirname(file), { recursive: true });
  const stream = await zip.openReadStreamPromise(entry.entry);
  await pipeline(stream, counting(entry), createWriteStream(file, { flags: 'wx', mode: 0o640 }));
  await flush(file);
  return file;
}
