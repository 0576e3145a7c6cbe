import { describe, expect, it } from 'vitest';
import { parseRange, partOf } from '../../src/pack/range';
import { seeded } from './seeded';

describe('a part of a file', () => {
  it.each([
    ['bytes=0-1', { first: 0, last: 1 }],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=99-99', { first: 99, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,5-6', undefined],
    ['items=0-1', undefined],
    ['bytes=-', undefined],
  ])('%s', (header, wanted) => expect(parseRange(header, 100)).toEqual(wanted));

  it('is answered in the right bytes, a hundred times at random (seed 13)', async () => {
    const random = seeded(13);
    const bytes = Uint8Array.from({ length: 10_000 }, () => random() * 256);
    for (let run = 0; run < 100; run++) {
      const first = Math.floor(random() * bytes.length);
      const last = first + Math.floor(random() * (bytes.length - first));
      const answer = await partOf(new Response(bytes), `bytes=${first}-${last}`);
      expect([answer.status, answer.headers.get('Content-Range')]).toEqual([206, `bytes ${first}-${last}/10000`]);
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.slice(first, last + 1));
    }
    expect((await partOf(new Response(bytes), 'bytes=10000-')).status).toBe(416);
    expect((await partOf(new Response(bytes), 'bytes=1-2,4-5')).status).toBe(200);
  });
});
