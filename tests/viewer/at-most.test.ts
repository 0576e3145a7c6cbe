import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atMost } from '../../src/viewer/at-most';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is over with the promise, and leaves no timer behind', async () => {
  await atMost(Promise.resolve('soon'), 1_000);
  expect(vi.getTimerCount()).toBe(0);
});

it('is over when the time is, where the promise is not', async () => {
  const over = vi.fn();
  void atMost(new Promise(() => undefined), 1_000).then(over);
  await vi.advanceTimersByTimeAsync(999);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toHaveBeenCalledOnce();
});

it('fails as the promise does, and leaves no timer behind', async () => {
  await expect(atMost(Promise.reject(new Error('broken')), 1_000)).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});
