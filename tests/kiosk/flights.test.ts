import { describe, expect, it } from 'vitest';
import { attract } from '../../src/kiosk/attract';
import { flightsOf } from '../../src/kiosk/flights';
import { takeAlong } from '../../src/kiosk/take-along';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';

const scene = (id: string, more: Partial<Scene> = {}): Scene => ({
  id,
  kind: 'panorama',
  title: { vi: id, en: id },
  media: { type: 'panorama', src: `media/${id}.jpg` },
  view: { yaw: 10, pitch: -5, fov: 80 },
  ...more,
});

const tour = (scenes: Scene[], more: Partial<Tour> = {}): Tour => ({
  format: 1,
  id: 'thanh-co',
  languages: ['vi', 'en'],
  title: { vi: 'Thành cổ', en: 'Citadel' },
  scenes,
  ...more,
});

describe('the best views', () => {
  it('are the stops of the route, the start first, each scene once', () => {
    const scenes = ['a', 'b', 'c', 'd'].map((id) => scene(id));
    const route = ['c', 'a', 'c'].map((id) => ({ scene: id }));
    expect(flightsOf(tour(scenes, { route, start: 'b' })).map((flight) => flight.scene.id)).toEqual(['b', 'c', 'a']);
    expect(flightsOf(tour(scenes)).map((flight) => flight.scene.id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('turn within what a scene allows', () => {
    const [flight] = flightsOf(tour([scene('a', { limits: { yaw: { from: -10, to: 20 } } })]));
    expect(flight?.to.yaw).toBeGreaterThanOrEqual(-10);
    expect(flight?.to.yaw).toBeLessThanOrEqual(20);
  });

  it('are none that have no sphere', () => {
    expect(flightsOf(tour([scene('a', { media: { type: 'photo', src: 'media/a.jpg' } }), scene('b')]))).toHaveLength(1);
  });
});

describe('the attract loop', () => {
  const parts = (shown: string[], failing: string, stop: AbortController, rounds: number) => ({
    ready: (_: string, { scene: { id } }: { scene: Scene }) =>
      id === failing ? Promise.reject(new Error(id)) : Promise.resolve(),
    fly: () => Promise.resolve(),
    onFlight: (_: string, flight: { scene: Scene }) => {
      shown.push(flight.scene.id);
      if (shown.length >= rounds) stop.abort();
    },
    onFault: (_: string, error: unknown) => void shown.push(`fault ${String(error)}`),
    pause: () => Promise.resolve(),
  });

  it('goes on past a view that fails, and round again', async () => {
    const [shown, stop] = [[] as string[], new AbortController()];
    const flights = flightsOf(tour(['a', 'b', 'c'].map((id) => scene(id))));
    await attract([{ tour: 'thanh-co', flights }], parts(shown, 'b', stop, 6), stop.signal);
    expect(shown).toEqual(['a', 'fault Error: b', 'c', 'a', 'fault Error: b', 'c']);
  });

  it('waits where there is nothing to show, instead of running hot', async () => {
    const stop = new AbortController();
    let pauses = 0;
    const pause = () => (++pauses === 3 && stop.abort(), Promise.resolve());
    await attract([{ tour: 'x', flights: [] }], { ...parts([], '', stop, 9), pause }, stop.signal);
    expect(pauses).toBe(3);
  });
});

describe('what is taken along', () => {
  const at = { lang: 'en', tour: 'thanh-co', scene: scene('cong-tien'), view: { yaw: 12.34, pitch: -3.3, fov: 79.6 } };

  it('is the scene and view on the screen, in the visitor’s language', () => {
    expect(takeAlong(at, 'https://disan.vn')).toEqual({ address: 'https://disan.vn/en/thanh-co/cong-tien?v=12,-3,80' });
  });

  it('can be typed where the scene has a sign that still stands', () => {
    const signs = [
      { code: 'AAAA22', scene: 'cong-tien', retired: true },
      { code: 'PMFRRC', scene: 'cong-tien' },
    ];
    expect(takeAlong(at, 'https://disan.vn', signs).typed).toEqual({ page: 'disan.vn/q', code: 'PMF RRC' });
  });
});
