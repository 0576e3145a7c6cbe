import { expect, it } from 'vitest';
import { DarkWatch } from '../../src/kiosk/dark-watch';

it('tells once when a picture has been dark for a minute', () => {
  const watch = new DarkWatch();
  const told = [0, 30_000, 59_999, 60_000, 60_001, 120_000, 120_001].map((now) => watch.isTooLong(true, now));
  expect(told).toEqual([false, false, false, true, false, false, true]);
});

it('begins anew with each picture that came', () => {
  const watch = new DarkWatch();
  expect(watch.isTooLong(true, 0)).toBe(false);
  expect(watch.isTooLong(false, 59_000)).toBe(false);
  expect(watch.isTooLong(true, 61_000)).toBe(false);
  expect(watch.isTooLong(true, 121_000)).toBe(true);
});
