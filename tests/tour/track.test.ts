import { expect, it } from 'vitest';
import { trackAt } from '../../src/tour/track';

const track = [
  { t: 1, yaw: 170, pitch: 0 },
  { t: 3, yaw: -170, pitch: 10 },
  { t: 4, yaw: -150, pitch: 10 },
];

it.each([
  ['waits before the first key', 0, 170, 0],
  ['is on its keys', 1, 170, 0],
  ['goes the short way round', 1.5, 175, 2.5],
  ['crosses the back of the picture', 2.5, -175, 7.5],
  ['goes on to the next key', 3.5, -160, 10],
  ['stays after the last', 9, -150, 10],
])('[A2] a tracked point %s', (_, second, yaw, pitch) => {
  const at = trackAt(track, second);
  expect(at?.yaw).toBeCloseTo(yaw, 9);
  expect(at?.pitch).toBeCloseTo(pitch, 9);
});

it('[A2] a track that is still in parts of a frame has no direction', () => {
  expect(
    trackAt(
      [
        { t: 0, x: 0, y: 0 },
        { t: 1, x: 1, y: 1 },
      ],
      0.5,
    ),
  ).toBeUndefined();
});
