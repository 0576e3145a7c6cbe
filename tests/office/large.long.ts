import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeIn } from '../../src/office/packages/take-in';
import { makePackage } from './package-maker';
import { manifestFile, sampleManifest, samplePanorama } from './sample-package';

const GB = 1_000_000_000;
const BYTES = 2.2 * GB;
const MOST_MEMORY = 512_000_000;
const PIECE = Buffer.alloc(8_000_000);

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'disan360-large-'));
});
afterAll(() => rm(top, { recursive: true }));

/** A film of zeros with the head of an MP4, written piece by piece into the middle of a package. */
async function writeLarge(file: string): Promise<void> {
  const head = Buffer.from('0000001866747970697366d6f0000000069736f6d6d703432'.padEnd(48, '0'), 'hex');
  const manifest = sampleManifest();
  const [scene] = manifest.scenes;
  const hotspot = {
    id: 'phim',
    type: 'video',
    at: { yaw: 0, pitch: 0 },
    src: 'media/phim.mp4',
    title: { vi: 'Phim', en: 'Film' },
  };
  const told = { ...manifest, scenes: [{ ...scene, hotspots: [hotspot] }] };
  const pieces = Math.floor(BYTES / PIECE.length);
  let sum = crc32(head);
  for (let index = 0; index < pieces; index++) sum = crc32(PIECE, sum);
  const bytes = head.length + pieces * PIECE.length;
  const film = { name: 'media/phim.mp4', data: '', method: 0, crc: sum, bytes, packedBytes: bytes };
  const small = makePackage({
    files: [manifestFile(told), { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 }, film],
  });
  const list = small.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const end = small.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  small.writeUInt32LE(list + bytes, end + 16);
  const out = createWriteStream(file);
  const write = (piece: Uint8Array): Promise<void> =>
    new Promise((done) => (out.write(piece) ? done() : void out.once('drain', done)));
  await write(small.subarray(0, list));
  await write(head);
  for (let index = 0; index < pieces; index++) await write(PIECE);
  await write(small.subarray(list));
  out.end();
  await finished(out);
}

describe('a package of over 2 GB', () => {
  it('is looked through in bounded memory', async () => {
    const file = join(top, 'large.zip');
    await writeLarge(file);
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 50);
    const before = process.memoryUsage().rss;
    const { issues } = await takeIn({ file, folder: join(top, 'one'), limits: { bytes: 10 * GB } });
    clearInterval(watch);
    console.log(
      `memory: ${Math.round((most - before) / 1e6)} MB more than before, ${Math.round(most / 1e6)} MB in all`,
    );
    expect(most - before).toBeLessThan(MOST_MEMORY);
    // It was unpacked and looked at to its end: that it is no film was found, and everything was removed.
    expect(issues.map(({ code }) => code).join()).toMatch(/damaged|whole|file/);
    expect(await readdir(top)).toEqual(['large.zip']);
  });
});
