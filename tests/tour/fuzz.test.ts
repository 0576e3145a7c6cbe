import { describe, expect, it } from 'vitest';
import { check, ISSUE_CODES } from '../../src/tour/check';
import { parseTourText } from '../../src/tour/parse';
import type { MediaFactsByPath } from '../../src/tour/media-facts';
import { factsOf, goodTours } from './broken-tours';
import { mutantOf, type Json } from './mutant';
import { Seeded } from './seeded';
import { sentence } from './sentences';

const SEED = 20_251_121;
/** `MUTANTS=10000 npx vitest run tests/tour/fuzz.test.ts` looks longer. */
const MUTANTS = Number(process.env['MUTANTS'] ?? 3_000);
const MOST_MILLISECONDS = 100;
/** The process's own time counts, so that a busy machine does not fail the test; compiling and tidying up happen once. */
const TRIES = 20;

const inherited = () => [Object, Array, String, Function].map(({ prototype }) => Reflect.ownKeys(prototype).length);
const untouched = inherited().join();

function fastest(run: () => void, most: number): number {
  let least = Infinity;
  for (let tries = 0; tries < most && least > MOST_MILLISECONDS; tries++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

/** What is wrong with check's answer; `expect` itself would take most of the time. */
function faultOf(
  { manifest, media, id }: { manifest: Json; media: MediaFactsByPath; id: string },
  judge = check,
  tries = TRIES,
): string | undefined {
  let issues: ReturnType<typeof check> = [];
  const milliseconds = fastest(() => (issues = judge({ manifest, media, folderName: id })), tries);
  if (milliseconds > MOST_MILLISECONDS) return `took ${milliseconds} ms`;
  for (const issue of issues) {
    if (!ISSUE_CODES.has(issue.code)) return `unknown code ${issue.code}`;
    // Throws where a sentence needs a value that the finding does not have.
    if (sentence(issue, 'vi').includes('undefined')) return `${issue.code} says undefined`;
  }
  return inherited().join() === untouched && !('polluted' in {}) ? undefined : 'reached behind an object';
}

const tours = goodTours().map(({ id, manifest, facts }) => ({ id, manifest, media: factsOf(facts) }));
/** The first look at a tour compiles its shapes. */
for (const { manifest, media } of tours) for (let round = 0; round < 20; round++) check({ manifest, media });

const byId = (id: string) => tours.find((tour) => tour.id === id) ?? { id, manifest: null, media: new Map() };

/** A tour with two of its scenes: it leads to nowhere in many places, and is judged in a third of the time. */
function twoScenesOf(manifest: Json, random: Seeded): Json {
  const scenes = (manifest as { scenes: Json[] }).scenes;
  const first = random.whole(scenes.length);
  return { ...(manifest as object), scenes: [scenes[first], scenes[(first + 1) % scenes.length]] };
}

const whole = (manifest: Json): Json => manifest;

describe(`check on ${MUTANTS} mutants, seed ${SEED}`, () => {
  it.each([
    { id: 'moi-loai-canh', count: MUTANTS * 0.05, base: whole, of: 'the tour that has everything' },
    { id: 'moi-loai-canh', count: MUTANTS * 0.35, base: twoScenesOf, of: 'two of its scenes' },
    { id: 'da-cong-bo', count: MUTANTS * 0.3, base: whole, of: 'a published tour' },
    { id: 'mot-canh', count: MUTANTS * 0.3, base: whole, of: 'a tour of one scene' },
  ])(
    `never throws, never takes over ${MOST_MILLISECONDS} ms, never reaches behind an object: $count of $of`,
    { timeout: 300_000 },
    ({ id, count, base }) => {
      const { manifest, media } = byId(id);
      const random = new Seeded(SEED + count);
      for (let index = 0; index < count; index++) {
        const mutant = mutantOf(base(manifest, random), random);
        const fault = faultOf({ manifest: mutant, media, id });
        if (fault !== undefined) expect.fail(`${fault}: mutant ${index}, ${JSON.stringify(mutant).slice(0, 5_000)}`);
      }
    },
  );
});

describe('check on tours that are as large as they are wrong', () => {
  const title = { vi: 'Điểm', en: 'Point' };
  const at = { yaw: 1, pitch: 1 };
  const hotspots = (count: number, change: (index: number) => object) =>
    Array.from({ length: count }, (_, index) => ({ type: 'link', id: `h-${index}`, at, title, ...change(index) }));
  const tour = (scenes: object[]) => ({ format: 1, id: 't', languages: ['vi', 'en'], title, scenes });
  const scene = (id: string, change: object = {}) => ({
    id,
    kind: 'panorama',
    title,
    media: { type: 'panorama', src: 'a.jpg' },
    ...change,
  });

  it.each<[string, Json]>([
    [
      '10,000 hotspots in one scene',
      tour([scene('a', { hotspots: hotspots(10_000, () => ({ to: { scene: 'a' } })) })]),
    ],
    ['2,000 links to nowhere', tour([scene('a', { hotspots: hotspots(2_000, (i) => ({ to: { scene: `x${i}` } })) })])],
    ['2,000 hotspots with one id', tour([scene('a', { hotspots: hotspots(2_000, () => ({ id: 'h', to: 7 })) })])],
    ['1,000 scenes in a ring', tour(Array.from({ length: 1_000 }, (_, i) => ring(i, 1_000)))],
    ['one object with 10,000 unknown keys', tour([scene('a', unknownKeys(10_000))])],
    ['10,000 scenes', tour(Array.from({ length: 10_000 }, (_, i) => scene(`s-${i}`)))],
    ['10,000 languages', { ...tour([scene('a')]), languages: Array.from({ length: 10_000 }, (_, i) => `x-${i}`) }],
    ['a title of 5,000,000 letters', tour([scene('a', { title: { vi: 'ế'.repeat(5_000_000) } })])],
    ['an object that holds itself', holdingItself()],
  ])(`judges %s in ${MOST_MILLISECONDS} ms`, { timeout: 60_000 }, (_, manifest) => {
    expect(faultOf({ manifest, media: new Map(), id: 't' })).toBeUndefined();
  });

  function ring(index: number, count: number): object {
    const to = { scene: `s-${(index + 1) % count}` };
    return scene(`s-${index}`, { hotspots: hotspots(1, () => ({ to })) });
  }

  function unknownKeys(count: number): object {
    return Object.fromEntries(Array.from({ length: count }, (_, index) => [`titel-${index}`, 1]));
  }

  function holdingItself(): Json {
    const manifest: Record<string, Json> = { ...tour([scene('a')]) };
    manifest.site = manifest;
    manifest.plans = [manifest, manifest];
    return manifest;
  }
});

describe('the fuzz itself', () => {
  const judged = (judge: typeof check, tries?: number) =>
    faultOf({ manifest: {}, media: new Map(), id: 't' }, judge, tries);

  it(
    'finds a check that is slow, that says what nobody can read, or that reaches behind an object',
    { timeout: 60_000 },
    () => {
      const busy: typeof check = () => {
        // Asking for the time would itself take most of it.
        for (const start = process.cpuUsage(); process.cpuUsage(start).user < 120_000;)
          for (let step = 0, sum = 0; step < 200_000; step++) sum += Math.sqrt(step + sum);
        return [];
      };
      // Each try is as slow: three show that the least of them counts.
      expect(judged(busy, 3)).toMatch(/^took \d/);
      expect(judged(() => [{ code: 'no-such-code', severity: 'error', path: [] }])).toMatch('unknown code');
      expect(() => judged(() => [{ code: 'start-unknown', severity: 'error', path: [] }])).toThrow('{{id}}');
      const polluting: typeof check = () => {
        Reflect.set(Object.prototype, 'polluted', 'yes');
        return [];
      };
      const fault = judged(polluting);
      Reflect.deleteProperty(Object.prototype, 'polluted');
      expect(fault).toBe('reached behind an object');
      expect(judged(check)).toBeUndefined();
    },
  );
});

describe(`parseTourText on mutants of text, seed ${SEED}`, () => {
  it('takes exactly what JSON.parse takes, but for keys that stand twice and depth', () => {
    const random = new Seeded(SEED);
    const text = JSON.stringify(tours.find(({ id }) => id === 'da-cong-bo')?.manifest);
    for (let index = 0; index < 2_000; index++) {
      const at = random.whole(text.length);
      const bit = random.one([
        '',
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '-',
        'e',
        '\n',
        '\u0007',
        'null',
        '\\u12',
      ]);
      const mutant = text.slice(0, at) + bit + text.slice(at + random.whole(4));
      const { issues = [], value } = parseTourText(mutant);
      const isOurs = issues.some(({ code }) => code === 'key-repeated' || code === 'tour-too-deep');
      if (!isOurs) expect(value !== undefined, mutant).toBe(isJson(mutant));
    }
  });

  function isJson(text: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }
});
