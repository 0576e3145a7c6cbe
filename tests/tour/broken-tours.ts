import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { check } from '../../src/tour/check';
import type { Issue } from '../../src/tour/issue';
import type { MediaFacts } from '../../src/tour/media-facts';
import { parseTourText } from '../../src/tour/parse';

const TOURS = join('tests', 'fixtures', 'tours');
const BROKEN = join(TOURS, 'broken');
const USUAL_BASE = 'moi-loai-canh';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = Record<string, Json>;

/** How a good tour is changed. Keys are paths in the manifest (`scenes/0/title`), or names of files under `facts`. */
interface Change {
  base?: string;
  set?: JsonObject;
  append?: JsonObject;
  remove?: string[];
  /** Merged into the facts about a file; null when the file is not there. */
  facts?: JsonObject;
  folder?: string;
  /** The text of the manifest instead of all that, in pieces that are repeated. */
  text?: [piece: string, times: number][];
}

interface BrokenTour extends Change {
  /** The least change in that direction that is not yet wrong. */
  near?: Change;
}

const readJson = (file: string): Json => JSON.parse(readFileSync(file, 'utf8')) as Json;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface TourWithFacts {
  id: string;
  manifest: Json;
  facts: Record<string, MediaFacts>;
}

export const factsOf = (facts: TourWithFacts['facts']): Map<string, MediaFacts> => new Map(Object.entries(facts));

export function readGoodTour(id: string): TourWithFacts {
  const facts = readJson(join(TOURS, 'good', id, 'facts.json')) as unknown as Record<string, MediaFacts>;
  return { id, manifest: readJson(join(TOURS, 'good', id, 'tour.json')), facts };
}

export const goodTours = (): TourWithFacts[] => readdirSync(join(TOURS, 'good')).sort().map(readGoodTour);

export const brokenCodes = (): string[] => readdirSync(BROKEN).map((file) => basename(file, '.json'));

export const readBroken = (code: string): BrokenTour => readJson(join(BROKEN, `${code}.json`)) as unknown as BrokenTour;

/** `{ $repeat: [text, times] }` and `{ $copy: path }` stand for what would be long to write. */
function made(value: Json, manifest: Json): Json {
  if (!isObject(value)) return value;
  if (Array.isArray(value.$repeat)) return String(value.$repeat[0]).repeat(Number(value.$repeat[1]));
  if (typeof value.$copy === 'string') return structuredClone(holder(manifest, value.$copy).get());
  return value;
}

interface Slot {
  get(): Json;
  set(value: Json): void;
  remove(): void;
}

function holder(manifest: Json, path: string): Slot {
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Json>((part, key) => {
    const child = Array.isArray(part) ? part[Number(key)] : isObject(part) ? part[key] : undefined;
    if (child === undefined) throw new Error(`No ${path} in the base`);
    return child;
  }, manifest);
  if (Array.isArray(parent)) {
    const index = Number(last);
    return {
      get: () => parent[index] ?? null,
      set: (value) => void (parent[index] = value),
      remove: () => void parent.splice(index, 1),
    };
  }
  if (!isObject(parent)) throw new Error(`Nothing can be set at ${path}`);
  return {
    get: () => parent[last] ?? null,
    set: (value) => void (parent[last] = value),
    remove: () => void delete parent[last],
  };
}

function factsAfter(facts: TourWithFacts['facts'], changes: JsonObject): Map<string, MediaFacts> {
  const media = factsOf(facts);
  for (const [file, change] of Object.entries(changes)) {
    if (!isObject(change)) {
      media.delete(file);
      continue;
    }
    const { $replace, $gpano, ...merged } = change;
    const before = media.get(file);
    const gpano = isObject($gpano) ? { gpano: { ...before?.gpano, ...$gpano } } : {};
    media.set(file, (isObject($replace) ? $replace : { ...before, ...merged, ...gpano }) as unknown as MediaFacts);
  }
  return media;
}

/** What `check` says of a good tour after a change. */
export function checkChanged(change: Change): Issue[] {
  const { manifest, facts, id } = readGoodTour(change.base ?? USUAL_BASE);
  if (change.text) {
    const text = change.text.map(([piece, times]) => piece.repeat(times)).join('');
    const parsed = parseTourText(text);
    return parsed.value === undefined ? (parsed.issues ?? []) : check({ manifest: parsed.value, media: new Map() });
  }
  // From the end, so that indexes of lists stay those of the base.
  for (const path of [...(change.remove ?? [])].reverse()) holder(manifest, path).remove();
  for (const [path, value] of Object.entries(change.append ?? {})) {
    const list = holder(manifest, path).get();
    if (Array.isArray(list)) list.push(made(value, manifest));
  }
  for (const [path, value] of Object.entries(change.set ?? {})) holder(manifest, path).set(made(value, manifest));
  return check({ manifest, media: factsAfter(facts, change.facts ?? {}), folderName: change.folder ?? id });
}
