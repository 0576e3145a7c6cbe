import { describe, expect, it } from 'vitest';
import { toDirection } from '../../src/tour/angle';
import { aimedAt } from '../../src/viewer/xr/aimed-at';
import { DWELL_MS, Gaze } from '../../src/viewer/xr/gaze';
import { namedPoints } from '../../src/viewer/xr/named-points';
import { linesOf } from '../../src/viewer/xr/sign-paper';

const points = [
  { id: 'a', at: { yaw: 0, pitch: 0 } },
  { id: 'b', at: { yaw: 5, pitch: 0 } },
  { id: 'c', at: { yaw: 180, pitch: 80 } },
];

describe('what a look is aimed at', () => {
  it('is the nearest point within reach, also near the zenith and across the back', () => {
    expect(aimedAt(toDirection({ yaw: 2, pitch: 0 }), points, 4)?.id).toBe('a');
    expect(aimedAt(toDirection({ yaw: 3, pitch: 0 }), points, 4)?.id).toBe('b');
    expect(aimedAt(toDirection({ yaw: -170, pitch: 81 }), points, 4)?.id).toBe('c');
    expect(aimedAt(toDirection({ yaw: 90, pitch: 0 }), points, 4)).toBeUndefined();
  });
});

describe('a steady look', () => {
  it('chooses once, when its time is over, and again only after one has looked away', () => {
    const gaze = new Gaze<{ id: string }>();
    // Points are made anew for each frame.
    const look = (id: string | undefined, now: number) => gaze.look(id === undefined ? undefined : { id }, now);
    expect(look('a', 0)).toEqual({ part: 0 });
    expect(look('a', DWELL_MS / 2)).toEqual({ part: 0.5 });
    expect(look('b', DWELL_MS)).toEqual({ part: 0 });
    expect(look('b', DWELL_MS * 2)).toEqual({ part: 0, chosen: { id: 'b' } });
    expect(look('b', DWELL_MS * 9)).toEqual({ part: 0 });
    look(undefined, DWELL_MS * 10);
    look('b', DWELL_MS * 10);
    expect(look('b', DWELL_MS * 11).chosen?.id).toBe('b');
  });
});

it('breaks the words of a sign into lines that fit', () => {
  const width = (text: string): number => text.length;
  expect(linesOf('Đài tưởng niệm trung tâm', 14, width)).toEqual(['Đài tưởng niệm', 'trung tâm']);
  expect(linesOf('mộttừrấtdàikhôngvừa', 5, width)).toEqual(['mộttừrấtdàikhôngvừa']);
});

describe('names around one', () => {
  const point = (id: string, yaw: number, pitch: number, kind: 'way' | 'words' = 'words') => ({
    ...{ id, at: { yaw, pitch }, kind },
    title: 'Cổng tiền',
  });

  it('are left out where they would lie over another, ways on last of all', () => {
    const close = [point('a', 0, 0), point('b', 3, -0.5, 'way')];
    expect([...namedPoints(close, 17)]).toEqual(['b']);
    expect([...namedPoints([point('a', 0, 0), point('b', 12, 0, 'way')], 17)].sort()).toEqual(['a', 'b']);
    expect([...namedPoints([point('a', 175, 0), point('b', -180, 0)], 17)]).toEqual(['a']);
  });

  it('never lie over another point', () => {
    expect([...namedPoints([point('above', 0, 0), point('below', 0, -3)], 17)]).toEqual(['below']);
  });
});
