import { describe, expect, it } from 'vitest';
import { arrivalView } from '../../src/viewer/arrival-view';
import { DoubleTap } from '../../src/viewer/double-tap';
import { Emitter } from '../../src/viewer/emitter';
import { Flick } from '../../src/viewer/flick';
import { viewAfterKey } from '../../src/viewer/keys';
import { pinCamera, pinTransform } from '../../src/viewer/pins';
import { toDirection } from '../../src/tour/angle';
import type { View } from '../../src/tour/view';

const HOME: View = { yaw: 5, pitch: 0, fov: 90 };

describe('the view one arrives with', () => {
  const from = { view: { yaw: 30, pitch: -25, fov: 40 }, heading: 100 };
  const to = { heading: 310, home: { yaw: 77, pitch: 3, fov: 85 } };
  it('keeps the compass heading, looks level, and is as wide as the new scene’s first view', () => {
    const view = arrivalView(from, to);
    expect(view).toEqual({ yaw: -180, pitch: 0, fov: 85 });
    expect((((view.yaw + to.heading) % 360) + 360) % 360).toBe(130);
  });
  it('is what the link says', () => {
    expect(arrivalView(from, to, { yaw: 200, pitch: -5 })).toEqual({ yaw: -160, pitch: -5, fov: 85 });
    expect(arrivalView(from, to, { yaw: 0, pitch: 0, fov: 60 }).fov).toBe(60);
  });
});

describe('a flick', () => {
  const drag = (flick: Flick, degreesAMillisecond: number, until: number): void => {
    for (let time = 0; time <= until; time += 10) flick.add({ ...HOME, yaw: 179 + degreesAMillisecond * time }, time);
  };
  it.each([
    { what: 'has the finger’s speed, across the seam too', speed: 0.1, end: 200, is: 0.1 },
    { what: 'is not too fast', speed: 1, end: 60, is: 0.35 },
    { what: 'is none when the finger was slow', speed: 0.005, end: 200, is: undefined },
  ])('$what', ({ speed, end, is }) => {
    const flick = new Flick();
    drag(flick, speed, end);
    const seen = flick.speedAt(end + 5);
    if (is === undefined) expect(seen).toBeUndefined();
    else expect(seen?.yaw).toBeCloseTo(is, 5);
  });
  it('is none when the finger had stopped', () => {
    const flick = new Flick();
    drag(flick, 0.1, 100);
    expect(flick.speedAt(160)).toBeUndefined();
  });
});

describe('a double tap', () => {
  const tap = (taps: DoubleTap, x: number, time: number, { slip = 0, long = 60 } = {}): boolean => {
    taps.down({ x, y: 0 }, time);
    return taps.up({ x: x + slip, y: 0 }, time + long);
  };
  it.each([
    { what: 'is two at one place', second: { x: 10, time: 200 }, is: true },
    { what: 'is not two far apart', second: { x: 90, time: 200 }, is: false },
    { what: 'is not two with a pause between', second: { x: 10, time: 600 }, is: false },
    { what: 'is not a tap and a drag', second: { x: 10, time: 200, slip: 40 }, is: false },
    { what: 'is not a tap and a long touch', second: { x: 10, time: 200, long: 500 }, is: false },
  ])('$what', ({ second, is }) => {
    const taps = new DoubleTap();
    expect(tap(taps, 0, 0)).toBe(false);
    expect(tap(taps, second.x, second.time, second)).toBe(is);
  });
  it('is not counted twice when a third follows', () => {
    const taps = new DoubleTap();
    expect([0, 150, 300].map((time) => tap(taps, 0, time))).toEqual([false, true, false]);
  });
});

it.each(['Escape', 'Enter', 'a', 'Tab', 'PageDown', ' '])('the key %j is none of ours', (key) => {
  expect(viewAfterKey(key, HOME, HOME)).toBeUndefined();
});

it('keys that turn turn less when one is near', () => {
  const step = (fov: number): number => (viewAfterKey('ArrowRight', { ...HOME, fov }, HOME)?.yaw ?? 0) - HOME.yaw;
  expect(step(30)).toBeCloseTo(step(90) / 3);
});

describe('a pin', () => {
  const size = { width: 400, height: 800 };
  it.each([
    { what: 'in the centre', yaw: 5, is: 'translate3d(200px, 400px, 0)' },
    { what: 'beside it', yaw: 15, is: 'translate3d(270.55px, 400px, 0)' },
    { what: 'far beside', yaw: 60, is: undefined },
    { what: 'behind', yaw: -175, is: undefined },
  ])('$what', ({ yaw, is }) => {
    expect(pinTransform(toDirection({ yaw, pitch: 0 }), pinCamera(HOME, size))).toBe(is);
  });
});

it('a listener hears until it stops, and only its event', () => {
  const events = new Emitter<'a' | 'b'>();
  const heard: string[] = [];
  const stop = events.on('a', () => heard.push('first'));
  events.on('a', () => {
    heard.push('second');
    stop();
  });
  events.emit('b');
  events.emit('a');
  events.emit('a');
  expect(heard).toEqual(['first', 'second', 'second']);
});
