import { describe, expect, it, vi } from 'vitest';
import type { Tour } from '../../src/tour/tour';
import { coneOf, conePath, windOf } from '../../src/visit/around/cone';
import { routeStops, sceneStop } from '../../src/visit/around/guide-stops';
import { GyroLook, heldTowards } from '../../src/visit/around/gyro';
import { lineAt } from '../../src/visit/around/recording-teller';
import { follow, ROUTE_START, type RouteEvent, type RouteState } from '../../src/visit/around/route';
import { holdsView, hotspotStep, type HotspotStep } from '../../src/visit/around/stop-hotspot';
import { lengthOf, linesOf } from '../../src/visit/around/script';
import { timedTeller } from '../../src/visit/around/teller';
import { voiceFor } from '../../src/visit/around/voice';
import { tour as sample } from './sample-tour';

const run = (events: RouteEvent[], stops = 3, from: RouteState = ROUTE_START): RouteState =>
  events.reduce((state, event) => follow(state, event, stops), from);
const STOP: RouteEvent[] = [{ type: 'arrived' }, { type: 'line', line: 1 }, { type: 'told' }];

describe('[R1] a guided route', () => {
  it('goes from stop to stop and ends after the last', () => {
    expect(run(STOP)).toEqual({ stop: 1, phase: 'going', line: 0 });
    expect(run([...STOP, ...STOP, ...STOP])).toMatchObject({ stop: 2, phase: 'ended' });
  });

  it('stops wherever it is touched, and goes on with the same words', () => {
    const paused = run([{ type: 'arrived' }, { type: 'line', line: 2 }, { type: 'touched' }]);
    expect(paused).toEqual({ stop: 0, phase: 'paused', line: 2 });
    expect(run([{ type: 'resume', here: true }], 3, paused)).toEqual({ stop: 0, phase: 'telling', line: 2 });
  });

  it('goes back to its scene when the visitor has wandered off', () => {
    const paused = run([...STOP, { type: 'arrived' }, { type: 'line', line: 1 }, { type: 'touched' }]);
    const back = run([{ type: 'resume', here: false }], 3, paused);
    expect(back).toEqual({ stop: 1, phase: 'going', line: 1 });
    expect(run([{ type: 'arrived' }], 3, back)).toEqual({ stop: 1, phase: 'telling', line: 1 });
  });

  it('listens to nothing that comes late: words told, lines and arrivals after a pause change nothing', () => {
    const paused = run([{ type: 'arrived' }, { type: 'touched' }]);
    for (const late of [{ type: 'told' }, { type: 'line', line: 5 }, { type: 'arrived' }] as const) {
      expect(follow(paused, late, 3)).toBe(paused);
    }
  });

  it('is led by hand within its stops, and begins anew after its end', () => {
    expect(run([{ type: 'skip', by: -1 }])).toMatchObject({ stop: 0, phase: 'going' });
    expect(run([{ type: 'skip', by: 9 }])).toMatchObject({ stop: 2, phase: 'going' });
    expect(run([...STOP, ...STOP, ...STOP, { type: 'resume', here: true }])).toEqual(ROUTE_START);
  });

  it('never leaves its stops, whatever happens in whatever order', () => {
    const all: RouteEvent[] = [
      ...STOP,
      { type: 'touched' },
      { type: 'resume', here: true },
      { type: 'resume', here: false },
      { type: 'skip', by: 1 },
      { type: 'skip', by: -1 },
    ];
    let [state, seed] = [ROUTE_START, 7];
    for (let step = 0; step < 5_000; step++) {
      seed = (seed * 48_271) % 2_147_483_647;
      state = follow(state, all[seed % all.length] ?? { type: 'touched' }, 3);
      expect(state.stop).toBeGreaterThanOrEqual(0);
      expect(state.stop).toBeLessThan(3);
    }
  });
});

describe('[R1] the hotspot of a stop', () => {
  const STOPS = [
    { scene: 'cong-tien', hotspot: 'vong-lau' },
    { scene: 'cong-tien', hotspot: 'sau-lung' },
    { scene: 'dai-tuong-niem' },
  ];

  /** A page and a guide: what is asked for is done, and what lies open is known to both. */
  class Page {
    route = ROUTE_START;
    scene = 'cong-tien';
    open: string | undefined;
    shown: string | undefined;
    readonly log: HotspotStep[] = [];

    send(...events: RouteEvent[]): this {
      for (const event of events) {
        this.route = follow(this.route, event, STOPS.length);
        this.follow();
      }
      return this;
    }

    follow(): this {
      const stop = STOPS[this.route.stop];
      for (let step = this.#step(); step !== undefined; step = this.#step()) {
        this.log.push(step);
        this.shown = step === 'open' ? stop?.hotspot : undefined;
        if (step === 'open') this.open = this.shown;
        if (step === 'close') this.open = undefined;
        if (step === 'closed') this.route = follow(this.route, { type: 'closed' }, STOPS.length);
      }
      return this;
    }

    #step(): HotspotStep {
      const { route, scene, shown, open } = this;
      return hotspotStep({ route, stop: STOPS[route.stop], scene, shown, open });
    }
  }

  it('lies open from the first word until the guide goes on, through pauses, and holds the camera', () => {
    const page = new Page();
    expect([page.follow().open, holdsView(page.route, STOPS[0])]).toEqual([undefined, true]);
    expect(page.send({ type: 'arrived' }).open).toBe('vong-lau');
    expect(page.send({ type: 'line', line: 1 }, { type: 'touched' }).open).toBe('vong-lau');
    expect(page.send({ type: 'resume', here: true }).open).toBe('vong-lau');
    expect(page.send({ type: 'told' }).open).toBeUndefined();
    expect(page.send({ type: 'arrived' }).open).toBe('sau-lung');
    expect(page.send({ type: 'skip', by: 1 }).open).toBeUndefined();
    expect(page.log).toEqual(['open', 'close', 'open', 'close']);
    expect(holdsView(page.route, STOPS[2])).toBe(false);
  });

  it('closed by the visitor stays closed at that stop, and the guide goes on telling', () => {
    const page = new Page().send({ type: 'arrived' });
    page.open = undefined;
    expect(page.follow().route).toMatchObject({ stop: 0, phase: 'telling', isClosed: true });
    expect(holdsView(page.route, STOPS[0])).toBe(false);
    page.send({ type: 'touched' }, { type: 'resume', here: true });
    expect([page.open, page.log]).toEqual([undefined, ['open', 'closed']]);
    page.send({ type: 'told' }, { type: 'arrived' });
    expect(page.open).toBe('sau-lung');
  });

  it('gives way to what the visitor opens, and closes nothing that is not its own', () => {
    const page = new Page().send({ type: 'arrived' }, { type: 'touched' });
    page.open = 'den-dai';
    page.follow();
    expect([page.open, page.route.isClosed]).toEqual(['den-dai', true]);
    page.send({ type: 'skip', by: 2 });
    expect(page.open).toBe('den-dai');
  });

  it('is left behind by a visitor who walks off, and opened again where the guide goes on', () => {
    const page = new Page().send({ type: 'arrived' }, { type: 'touched' });
    [page.scene, page.open] = ['dai-tuong-niem', undefined];
    expect(page.follow().route).toMatchObject({ phase: 'paused' });
    page.scene = 'cong-tien';
    expect(page.follow().open).toBeUndefined();
    expect(page.send({ type: 'resume', here: true }).open).toBe('vong-lau');
  });

  it('stays open after the last words, and closing it then moves nothing', () => {
    const last = { route: { stop: 0, phase: 'ended', line: 1 }, stop: STOPS[0], scene: 'cong-tien' } as const;
    expect(hotspotStep({ ...last, shown: 'vong-lau', open: 'vong-lau' })).toBeUndefined();
    expect(follow(last.route, { type: 'closed' }, 1)).toBe(last.route);
  });
});

describe('[R1] a stop', () => {
  const tour: Tour = {
    ...sample,
    scenes: sample.scenes.map((scene, index) =>
      index === 0
        ? { ...scene, narration: { text: { vi: 'Một. Hai.', en: 'One. Two.' }, audio: { vi: 'media/cong-tien.mp3' } } }
        : scene,
    ),
    route: [
      { scene: 'cong-tien', view: { yaw: 5, pitch: 0 } },
      { scene: 'dai-tuong-niem', seconds: 12 },
      { scene: 'da-go' },
      { scene: 'dai-tuong-niem', text: { vi: 'Chỉ tiếng Việt.' } },
    ],
  };

  it('has the scene’s words and recording, its own where it has them, and the time given where nothing is said', () => {
    const stops = routeStops(tour, 'vi', '/t/');
    expect(stops.map(({ scene }) => scene)).toEqual(['cong-tien', 'dai-tuong-niem', 'dai-tuong-niem']);
    expect(stops[0]).toMatchObject({ view: { yaw: 5, pitch: 0 }, audio: '/t/m/cong-tien.0a1b.mp3' });
    expect(stops[0]?.lines.map(({ text }) => text)).toEqual(['Một.', 'Hai.']);
    expect(stops[1]).toMatchObject({ lines: [], ms: 12_000 });
  });

  it('has a hotspot that its scene has, or none', () => {
    const named = (hotspot: string) =>
      routeStops({ ...tour, route: [{ scene: 'cong-tien', hotspot }] }, 'vi', '/t/').map((stop) => stop.hotspot);
    expect([named('vong-lau'), named('gone')]).toEqual([['vong-lau'], [undefined]]);
  });

  it('is told in the language that there is, and says which', () => {
    const [first, , last] = routeStops(tour, 'en', '/t/');
    expect(first).toMatchObject({ lang: 'en', audio: undefined });
    expect(last).toMatchObject({ lang: 'vi' });
    expect(sceneStop('cong-tien', tour, 'en', '/t/')[0]?.lines[1]?.text).toBe('Two.');
    expect(sceneStop('dai-tuong-niem', tour, 'en', '/t/')).toEqual([]);
  });
});

describe('captions', () => {
  it('are sentences, cut at no number, in the order of the text and with all of it', () => {
    const text = 'Chu vi hơn 2.000 mét. Từ 28/6 đến 16/9! Vì sao? “Ở đây.” Hết';
    expect(linesOf(text, 'vi').map((line) => line.text)).toEqual([
      'Chu vi hơn 2.000 mét.',
      'Từ 28/6 đến 16/9!',
      'Vì sao?',
      '“Ở đây.”',
      'Hết',
    ]);
    const long = `${'một hai ba bốn năm, '.repeat(20)}hết.`;
    const lines = linesOf(long, 'vi');
    expect(lines.map((line) => line.text).join(' ')).toBe(long);
    expect(Math.max(...lines.map((line) => line.text.length))).toBeLessThan(170);
  });

  it('stay as long as they take to read, at the pace of the language', () => {
    const words = 'a '.repeat(35).trim();
    expect(linesOf(words, 'vi')[0]?.ms).toBeCloseTo(10_000);
    expect(linesOf(words, 'en')[0]?.ms).toBeCloseTo(14_000);
    expect(linesOf('Hai.', 'vi')[0]?.ms).toBe(1_500);
  });

  it('go on by the clock alone, stand still in a pause, and tell their end once', () => {
    vi.useFakeTimers();
    const told: (number | 'told')[] = [];
    const lines = [1_000, 2_000].map((ms, index) => ({ text: `${index}`, ms }));
    const teller = timedTeller(lines, 0, { line: (index) => told.push(index), told: () => told.push('told') });
    teller.play();
    vi.advanceTimersByTime(1_500);
    teller.pause();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([0, 1]);
    teller.play();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([0, 1, 1, 'told']);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('go along with a recording that has none of its own', () => {
    const lines = [1_000, 3_000].map((ms) => ({ text: '', ms }));
    expect([0, 0.2, 0.26, 1].map((part) => lineAt(lines, part))).toEqual([0, 0, 1, 1]);
    expect(lengthOf(lines, 1)).toBe(3_000);
  });
});

describe('the voice', () => {
  const voice = (lang: string, localService: boolean, standard = false) => ({ lang, localService, default: standard });

  it('is the language’s own, the phone’s before one over the network', () => {
    const voices = [voice('en-US', true, true), voice('vi-VN', false), voice('vi_VN', true)];
    expect(voiceFor('vi', voices, true)).toBe(voices[2]);
    expect(voiceFor('en', voices, true)).toBe(voices[0]);
  });

  it('is none rather than a foreign one, or one that cannot be reached', () => {
    expect(voiceFor('vi', [voice('en-US', true)], true)).toBeUndefined();
    expect(voiceFor('vi', [voice('vi-VN', false)], false)).toBeUndefined();
    expect(voiceFor('vi', [voice('vi-VN', false)], true)).toBeDefined();
  });
});

describe('the cone on a plan', () => {
  const PHONE = { width: 412, height: 915 };

  it('points where the visitor looks, whatever way the picture and the drawing face', () => {
    const view = { yaw: 30, pitch: 0, fov: 90 };
    expect(coneOf(view, 0, 0, { width: 1_920, height: 1_080 })).toEqual({ turn: 30, spread: 90 });
    expect(coneOf(view, 270, 0, PHONE).turn).toBe(300);
    expect(coneOf(view, 270, 90, PHONE).turn).toBe(210);
    expect(coneOf(view, 0, 0, PHONE).spread).toBeCloseTo(48.5, 1);
  });

  it('is a sector that opens upwards', () => expect(conePath(90, 10)).toBe('M0 0L-7.07 -7.07A10 10 0 0 1 7.07 -7.07Z'));

  it('is named by the wind', () => {
    expect([0, 44, 46, 359, -90, 720].map(windOf)).toEqual(['n', 'ne', 'ne', 'n', 'w', 'n']);
  });
});

describe('looking by the phone', () => {
  const held = (alpha: number, beta: number, gamma: number) => ({ alpha, beta, gamma, screen: 0 });

  it('is level when the phone stands upright, down when it lies on its back, and turns the way the visitor turns', () => {
    expect(heldTowards(held(0, 90, 0)).pitch).toBeCloseTo(0);
    expect(heldTowards(held(0, 45, 0)).pitch).toBeCloseTo(-45);
    expect(heldTowards(held(0, 135, 0)).pitch).toBeCloseTo(45);
    // Alpha counts to the left, yaw to the right.
    expect(heldTowards(held(350, 90, 0)).yaw).toBeCloseTo(10);
  });

  it('is the same on a phone held sideways', () => {
    const { yaw, pitch } = heldTowards(held(90, 0, -90));
    expect(pitch).toBeCloseTo(0);
    expect(yaw).toBeCloseTo(0);
  });

  it('begins where the visitor looked and keeps what a finger has turned', () => {
    const look = new GyroLook();
    expect(look.follow(held(200, 90, 0), { yaw: 30, pitch: 0 }).yaw).toBeCloseTo(30);
    expect(look.follow(held(190, 90, 0), { yaw: 30, pitch: 0 }).yaw).toBeCloseTo(40);
    expect(look.follow(held(190, 90, 0), { yaw: 65, pitch: 0 }).yaw).toBeCloseTo(65);
    expect(look.follow(held(180, 90, 0), { yaw: 65, pitch: 0 }).yaw).toBeCloseTo(75);
  });
});
