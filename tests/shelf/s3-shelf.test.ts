import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3Shelf } from '../../src/shelf/s3-shelf';
import { createBucket } from '../../src/shelf/s3/bucket';
import { sha256Of } from '../../src/shelf/file-list';
import { describeShelf } from './contract';
import { noise } from './made-site';
import { startSwift, withoutSwift, type Swift } from './swift';

const missing = withoutSwift();
if (missing !== undefined) console.log(`The shelf in an object store is not tested: ${missing}.`);

describe.skipIf(missing !== undefined)('with a real S3-compatible server', () => {
  let swift: Swift | undefined;
  const started = (): Swift => {
    if (!swift) throw new Error('Swift was not started.');
    return swift;
  };

  beforeAll(async () => {
    swift = await startSwift();
  }, 240_000);
  afterAll(() => swift?.stop(), 60_000);

  describeShelf(
    'a shelf in an object store',
    async () => {
      const options = await started().bucket();
      const [shelf, bucket] = [createS3Shelf(options), createBucket(options)];
      const keys = async (): Promise<string[]> => (await bucket.list('')).map(({ key }) => key).sort();
      const keysOf = async (sha256: string): Promise<string[]> => {
        const found: string[] = [];
        const versions = (await Promise.all((await shelf.parts()).map((part) => shelf.versions(part)))).flat();
        for (const { part, id } of versions) {
          const files = (await shelf.files(part, id)).filter((file) => file.sha256 === sha256);
          found.push(...files.flatMap(({ path }) => [`live/${path}`, `objects/${sha256}`]));
        }
        const there = new Set(await keys());
        return [...new Set(found)].filter((key) => there.has(key));
      };
      return {
        shelf,
        contents: async () => {
          await shelf.close();
          return (await keys()).filter((key) => key !== 'site.json' && key !== 'mirror.json');
        },
        spoil: async (sha256, how) => {
          for (const key of await keysOf(sha256)) {
            if (how === 'remove') await bucket.remove(key);
            else await bucket.put(key, Buffer.from('other bytes'), sha256Of('other bytes'));
          }
        },
      };
      // Of a store that shares two cores with everything else here.
    },
    5_000,
  );

  it('stores large files in parts, and refuses what was damaged on the way', async () => {
    const bucket = createBucket(await started().bucket());
    const content = noise('film', 12 << 20);
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < content.length; at += 5 << 20) yield content.subarray(at, at + (5 << 20));
    };
    await bucket.putParts('live/tours/x/m/film.mp4', pieces(), { type: 'video/mp4' });
    const read: Buffer[] = [];
    for await (const piece of bucket.open('live/tours/x/m/film.mp4')) read.push(piece as Buffer);
    expect(sha256Of(Buffer.concat(read))).toBe(sha256Of(content));
    await expect(bucket.put('objects/x', Buffer.from('b'), sha256Of('a'))).rejects.toThrow('shelf-unreachable');
  }, 60_000);
});
