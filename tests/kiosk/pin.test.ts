import { describe, expect, it } from 'vitest';
import { afterWrong, NO_LOCK_OUT, parseLockOut, secondsLocked } from '../../src/kiosk/lock-out';
import { hashPin, isPin, isPinHash, isPinOf } from '../../src/kiosk/pin';

/** A hash is made to cost time. */
describe('a PIN', { timeout: 60_000 }, () => {
  it('is known again by its hash, and nothing of it is in there', async () => {
    const own = await hashPin('482913');
    expect(isPinHash(own)).toBe(true);
    expect(own.iterations).toBeGreaterThanOrEqual(600_000);
    expect(JSON.stringify(own)).not.toContain('482913');
    expect(await isPinOf('482913', own)).toBe(true);
    expect(await isPinOf('482914', own)).toBe(false);
    expect(await isPinOf('', own)).toBe(false);
  });

  it('has another hash each time', async () => {
    const [a, b] = await Promise.all([hashPin('482913'), hashPin('482913')]);
    expect(a.hash).not.toBe(b.hash);
  });

  it('has 6 to 12 digits', () => {
    expect(['123456', '123456789012', '12345', '1234567890123', '12345a', ''].map(isPin)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('wrong PINs', () => {
  it('cost nothing four times, then a minute, then twice as long, at most a quarter of an hour', () => {
    const waits: number[] = [];
    let lock = NO_LOCK_OUT;
    for (let wrong = 0; wrong < 10; wrong++) {
      lock = afterWrong(lock, 1_000_000);
      waits.push(secondsLocked(lock, 1_000_000));
    }
    expect(waits).toEqual([0, 0, 0, 0, 60, 120, 240, 480, 900, 900]);
  });

  it('never lock for longer when the clock was set back', () => {
    const lock = afterWrong({ wrong: 9, until: 0 }, Date.UTC(2030, 0));
    expect(secondsLocked(lock, Date.UTC(2020, 0))).toBe(900);
  });

  it('are remembered across a reload, and rubbish is none', () => {
    const lock = afterWrong({ wrong: 4, until: 0 }, 5);
    expect(parseLockOut(JSON.stringify(lock))).toEqual(lock);
    for (const text of [null, '', '{', '[]', '{"wrong":"x","until":1}'])
      expect(parseLockOut(text)).toEqual(NO_LOCK_OUT);
  });
});
