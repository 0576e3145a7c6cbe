import { describe, expect, it } from 'vitest';
import { chooseLabels, nameBox, type Box, type Label } from '../../src/visit/aids/choose-labels';
import { randomFrom } from '../tiles/random';

const PHONE = { width: 412, height: 915 };
const KIOSK = { width: 1_920, height: 1_080 };
const BARS: Box[] = [
  { left: 8, top: 8, right: 300, bottom: 60 },
  { left: 30, top: 850, right: 380, bottom: 905 },
];
const pin = (x: number, y: number, rank: number | undefined = 1): Label => ({ x, y, width: 110, height: 24, rank });

const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** How many names lie over another name or a bar, or beyond the screen. */
function faults(labels: readonly Label[], places: ReturnType<typeof chooseLabels>, size: typeof PHONE): number {
  const boxes = labels.flatMap((label, index) => {
    const place = places[index];
    return place ? [nameBox(label, place)] : [];
  });
  const all = [...BARS, ...boxes];
  const over = boxes.filter((box, index) => all.some((other, at) => at !== index + BARS.length && touch(box, other)));
  const out = boxes.filter((b) => b.left < 0 || b.top < 0 || b.right > size.width || b.bottom > size.height);
  return over.length + out.length;
}

describe('the names of pins', () => {
  it('stand below their pin, else above, else not at all', () => {
    expect(chooseLabels([pin(200, 400)], PHONE, BARS)).toEqual(['below']);
    expect(chooseLabels([pin(200, 825)], PHONE, BARS)).toEqual(['above']);
    expect(chooseLabels([pin(20, 400)], PHONE, BARS)).toEqual([undefined]);
  });

  it('give way: ways on come before the rest, then what is nearer to the middle', () => {
    expect(chooseLabels([pin(206, 450, 2), pin(220, 470, 1)], PHONE, [])[1]).toBe('below');
    const [near, far] = chooseLabels([pin(206, 457), pin(206, 480), pin(206, 503)], PHONE, []).slice(0, 2);
    expect(near).toBeDefined();
    expect(far).toBeUndefined();
  });

  it('of points that need none are left out, and their dots are not covered', () => {
    const [way, point] = chooseLabels([pin(200, 400), { ...pin(200, 430), rank: undefined }], PHONE, []);
    expect([way, point]).toEqual(['above', undefined]);
  });

  it('stay where they are at small movements', () => {
    const [a, b] = [pin(200, 440), pin(212, 470)];
    const places = chooseLabels([a, b], PHONE, []);
    const again = chooseLabels(
      [
        { ...a, y: 446, place: places[0] },
        { ...b, y: 476, place: places[1] },
      ],
      PHONE,
      [],
    );
    expect(again).toEqual(places);
  });

  it.each([
    ['phone', PHONE, 1],
    ['phone', PHONE, 2],
    ['kiosk', KIOSK, 3],
  ] as const)('never overlap on a %s, whatever lies where (seed %#)', (_, size, seed) => {
    const random = randomFrom(seed);
    for (let round = 0; round < 60; round++) {
      const labels = Array.from({ length: 40 }, () => ({
        x: random() * size.width,
        y: random() * size.height,
        width: 40 + random() * 120,
        height: random() < 0.5 ? 24 : 44,
        rank: [0, 1, 2, undefined][Math.floor(random() * 4)],
      }));
      expect(faults(labels, chooseLabels(labels, size, BARS), size)).toBe(0);
    }
  });

  it('would overlap if every name were shown', () => {
    const labels = Array.from({ length: 12 }, (_, index) => pin(206 + index * 6, 400 + index * 8));
    expect(
      faults(
        labels,
        labels.map(() => 'below' as const),
        PHONE,
      ),
    ).toBeGreaterThan(5);
  });
});
