import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepScreenOn } from '../../src/kiosk/wake-lock';

/** A browser's wake lock, its page and their whims. */
class Screen extends EventTarget {
  visibilityState = 'visible';
  isRefusing = false;
  asked = 0;
  held: { released: boolean; release: () => Promise<void> } | undefined;

  readonly wakeLock = {
    request: () => {
      this.asked++;
      if (this.isRefusing) return Promise.reject(new DOMException('battery', 'NotAllowedError'));
      const lock = { released: false, release: () => Promise.resolve(void (lock.released = true)) };
      this.held = lock;
      return Promise.resolve(lock);
    },
  };

  show(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    // The browser takes it away with the page.
    if (state === 'hidden' && this.held) this.held.released = true;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const MINUTE = 60_000;
let screen: Screen;
let refusals = 0;
const start = () => keepScreenOn(() => refusals++);
const isOn = () => screen.held?.released === false;

beforeEach(() => {
  vi.useFakeTimers();
  [screen, refusals] = [new Screen(), 0];
  vi.stubGlobal('document', screen);
  vi.stubGlobal('navigator', screen);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the screen', () => {
  it('stays on, and is let go at the end', async () => {
    const end = start();
    await vi.advanceTimersByTimeAsync(0);
    expect(isOn()).toBe(true);
    end();
    expect(isOn()).toBe(false);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(screen.asked).toBe(1);
  });

  it('is taken again as soon as the page is seen again', async () => {
    start();
    await vi.advanceTimersByTimeAsync(0);
    screen.show('hidden');
    expect(isOn()).toBe(false);
    screen.show('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(isOn()).toBe(true);
  });

  it('is taken again within a minute when the system has taken it away', async () => {
    start();
    await vi.advanceTimersByTimeAsync(0);
    if (screen.held) screen.held.released = true;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(isOn()).toBe(true);
    expect(screen.asked).toBe(2);
  });

  it('that is refused for a day is told of once, asked for each minute, and comes on when it may', async () => {
    screen.isRefusing = true;
    start();
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect([refusals, screen.asked]).toEqual([1, 24 * 60 + 1]);
    screen.isRefusing = false;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(isOn()).toBe(true);
  });

  it('of a browser that has no such thing harms nothing', async () => {
    vi.stubGlobal('navigator', {});
    start();
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(refusals).toBe(1);
  });
});
