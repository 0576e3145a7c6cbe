// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHeartbeat } from '../../src/kiosk/heartbeat';

let draws: boolean;
let stop: () => void;
const stopped = vi.fn();
const beats = (): number => Number(document.documentElement.dataset['beat'] ?? 0);
const pass = (seconds: number): void => void vi.advanceTimersByTime(seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  draws = true;
  stopped.mockClear();
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => (draws && queueMicrotask(frame), 1));
  stop = startHeartbeat(stopped);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** So many beats of five seconds, each with its frame. */
async function live(count: number): Promise<void> {
  for (let beat = 0; beat < count; beat++) {
    pass(5);
    await Promise.resolve();
  }
}

describe('a kiosk’s heartbeat', () => {
  it('grows while frames come, and says nothing', async () => {
    await live(1);
    const before = beats();
    await live(20);
    expect(beats()).toBe(before + 20);
    expect(stopped).not.toHaveBeenCalled();
  });

  it('stands still without frames, and says so after 25 seconds', async () => {
    await live(2);
    draws = false;
    await live(1);
    const before = beats();
    await live(3);
    expect(stopped).not.toHaveBeenCalled();
    await live(2);
    expect(stopped).toHaveBeenCalled();
    expect(beats()).toBe(before);
  });

  it('takes a clock that leaps, as after a machine’s sleep, for no missed beat', async () => {
    await live(2);
    const real = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => real() + 3_600_000);
    await live(3);
    expect(stopped).not.toHaveBeenCalled();
  });

  it('misses nothing while its page is hidden', async () => {
    draws = false;
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await live(50);
    hidden.mockRestore();
    expect(stopped).not.toHaveBeenCalled();
  });
});
