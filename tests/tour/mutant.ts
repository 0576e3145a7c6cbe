import type { Seeded } from './seeded';

/** Anything that JSON can hold, as an engine's parser makes it. */
export type Json = unknown;
type Holder = Record<string, Json> | Json[];

interface Place {
  holder: Holder;
  key: string;
}

const isHolder = (value: Json): value is Holder => typeof value === 'object' && value !== null;

function placesIn(tour: Json): Place[] {
  const places: Place[] = [];
  const holders = [tour];
  for (const holder of holders) {
    if (!isHolder(holder)) continue;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      holders.push(Reflect.get(holder, key));
    }
  }
  return places;
}

/** Also `__proto__` becomes a key of its own, as `JSON.parse` makes it. */
const put = (holder: Holder, key: string, value: Json): boolean =>
  Reflect.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

const nested = (depth: number): Json => {
  let value: Json = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { at: value };
  return value;
};

const letters = (random: Seeded): string =>
  Array.from({ length: 1 + random.whole(40) }, () => String.fromCharCode(random.whole(0x1_0000))).join('');

const ODD_WORDS = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '../../etc/passwd',
  'C:\\con',
  'javascript:alert(1)',
  'data:text/html,x',
  '<script>alert(1)</script>',
  '{{scene}}',
  '$t(issues:file-missing)',
  '\u202eabc',
  '\ud800',
  '\0',
  'a'.repeat(65),
  'tren-cao',
  'cong-tien',
  'xx-YYYYYYYYYY',
] as const;
const ODD_NUMBERS = [0, -0, -1, 1, 0.5, 1e-320, 1e21, -1e308, 1e308, Infinity, 360.001, 2 ** 53, 90, -90] as const;

function oddValue(random: Seeded): Json {
  const kinds: [() => Json, ...(() => Json)[]] = [
    () => null,
    () => random.part() < 0.5,
    () => random.one(ODD_NUMBERS),
    () => random.between(-400, 400),
    () => random.one(ODD_WORDS),
    () => letters(random),
    () => 'ế'.repeat(random.whole(30_000)),
    () => [],
    () => ({}),
    () => [[[]]],
    () => nested(random.whole(60)),
    () => ({ vi: random.one(ODD_WORDS), en: letters(random) }),
    () => ({ yaw: random.one(ODD_NUMBERS), pitch: random.one(ODD_NUMBERS) }),
    () => ({
      track: [
        { t: random.one(ODD_NUMBERS), x: 0, y: 0 },
        { t: 1, yaw: 0, pitch: 0 },
      ],
    }),
    () => JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}') as Json,
  ];
  return random.one(kinds)();
}

type Mutation = (tour: Json, places: [Place, ...Place[]], random: Seeded) => void;

const slip = (word: string, random: Seeded): string => {
  const at = random.whole(word.length + 1);
  return word.slice(0, at) + random.one(['', 'x', 'é', '_', '0']) + word.slice(at + random.whole(2));
};

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  function remove(_, places, random) {
    const { holder, key } = random.one(places);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  },
  function retype(_, places, random) {
    const { holder, key } = random.one(places);
    put(holder, key, oddValue(random));
  },
  function rename(_, places, random) {
    const { holder, key } = random.one(places);
    if (Array.isArray(holder)) return;
    const value = Reflect.get(holder, key);
    Reflect.deleteProperty(holder, key);
    put(holder, random.part() < 0.3 ? random.one(ODD_WORDS) : slip(key, random), value);
  },
  function add(_, places, random) {
    const { holder } = random.one(places);
    const key = random.part() < 0.5 ? random.one(ODD_WORDS) : letters(random);
    if (Array.isArray(holder)) holder.push(oddValue(random));
    else put(holder, key, oddValue(random));
  },
  function copyOver(_, places, random) {
    const [from, to] = [random.one(places), random.one(places)];
    put(to.holder, to.key, structuredClone(Reflect.get(from.holder, from.key)));
  },
  function swap(_, places, random) {
    const [a, b] = [random.one(places), random.one(places)];
    const [inA, inB] = [structuredClone(Reflect.get(a.holder, a.key)), structuredClone(Reflect.get(b.holder, b.key))];
    put(a.holder, a.key, inB);
    put(b.holder, b.key, inA);
  },
  function duplicate(_, places, random) {
    const { holder, key } = random.one(places);
    if (Array.isArray(holder)) holder.splice(random.whole(holder.length), 0, structuredClone(holder[Number(key)]));
  },
  function shuffleKinds(_, places, random) {
    const kinds = places.filter(({ key }) => key === 'type' || key === 'kind' || key === 'projection');
    const kind = kinds[random.whole(kinds.length)];
    if (kind)
      put(kind.holder, kind.key, random.one(['link', 'area', 'video', 'photo', 'video360', 'panorama', 'flat']));
  },
  function misspell(_, places, random) {
    const words = places.filter(({ holder, key }) => typeof Reflect.get(holder, key) === 'string');
    const word = words[random.whole(words.length)];
    if (word) put(word.holder, word.key, slip(String(Reflect.get(word.holder, word.key)), random));
  },
  function leadElsewhere(_, places, random) {
    const ids = places.filter(({ key }) => key === 'id' || key === 'scene' || key === 'hotspot' || key === 'start');
    const [from, to] = [ids[random.whole(ids.length)], ids[random.whole(ids.length)]];
    if (from && to) put(to.holder, to.key, Reflect.get(from.holder, from.key));
  },
];

/** One to four faults in a copy of the tour. */
export function mutantOf(tour: Json, random: Seeded): Json {
  const root = { tour: structuredClone(tour) };
  for (let left = 1 + random.whole(4); left > 0; left--) {
    const [first, ...rest] = placesIn(root);
    if (!first) break;
    random.one(MUTATIONS)(root, [first, ...rest], random);
  }
  return root.tour;
}
