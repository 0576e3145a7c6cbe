import { isSignCode } from '../tour/sign-code';
import type { Text } from '../tour/text';
import type { Tour } from '../tour/tour';
import type { Location } from '../tour/bearing';

/** What is remembered of a printed code for as long as the sign may stand, whatever becomes of its tour. */
export interface RegisteredSign {
  code: string;
  tour: string;
  scene: string;
  /** Names, for when scene or tour are gone. */
  title: Text;
  tourTitle: Text;
  /** Where the scene, else the site, lies. */
  at?: Location;
  province?: string;
}

/** All codes that an installation has ever printed. It only grows. */
export interface Registry {
  format: 1;
  signs: readonly RegisteredSign[];
}

export const EMPTY_REGISTRY: Registry = { format: 1, signs: [] };

type Known = Pick<Tour, 'id' | 'title' | 'scenes' | 'signs' | 'site'>;

/** A change that would let a printed code lead nowhere, or elsewhere. `code` is a key of locales' `qr.json`. */
export type RegistryFault =
  | { code: 'sign-lost'; sign: string; tour: string; scene: string }
  | { code: 'sign-moved'; sign: string; tour: string; other: string }
  | { code: 'sign-unregistered'; sign: string };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isText = (value: unknown): value is Text =>
  isObject(value) && Object.values(value).every((words) => typeof words === 'string');

function parseSign(value: unknown): RegisteredSign | undefined {
  if (!isObject(value)) return undefined;
  const { code, tour, scene, title, tourTitle, at, province } = value;
  if (typeof code !== 'string' || !isSignCode(code)) return undefined;
  if (typeof tour !== 'string' || typeof scene !== 'string' || !isText(title) || !isText(tourTitle)) return undefined;
  const hasPlace = isObject(at) && typeof at['lat'] === 'number' && typeof at['lon'] === 'number';
  return {
    ...{ code, tour, scene, title, tourTitle },
    ...(hasPlace && { at: { lat: Number(at['lat']), lon: Number(at['lon']) } }),
    ...(typeof province === 'string' && { province }),
  };
}

/** Undefined when it is not a registry, or not a whole one: a damaged record of printed codes must never pass for a short one. */
export function parseRegistry(text: string): Registry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['format'] !== 1 || !Array.isArray(value['signs'])) return undefined;
  const listed: unknown[] = value['signs'];
  const signs = listed.map(parseSign);
  const whole = signs.filter((sign) => sign !== undefined);
  const codes = new Set(whole.map(({ code }) => code));
  return whole.length === signs.length && codes.size === signs.length ? { format: 1, signs: whole } : undefined;
}

/** One sign a line: two people's additions can be merged, and a difference can be read. */
export const formatRegistry = ({ signs }: Registry): string =>
  `{\n  "format": 1,\n  "signs": [\n${signs.map((sign) => `    ${JSON.stringify(sign)}`).join(',\n')}\n  ]\n}\n`;

/** The signs of a tour as they are remembered. */
export function signsOf({ id, title: tourTitle, scenes, signs = [], site }: Known): RegisteredSign[] {
  return signs.map(({ code, scene: sceneId, label }) => {
    const scene = scenes.find((candidate) => candidate.id === sceneId);
    const at = scene?.location ?? site?.location;
    return {
      code,
      tour: id,
      scene: sceneId,
      title: scene?.title ?? label ?? tourTitle,
      tourTitle,
      ...(at && { at: { lat: at.lat, lon: at.lon } }),
      ...(site?.province !== undefined && { province: site.province }),
    };
  });
}

/** The registry with the signs of these tours added. What it had stays as it was: names are those of the day of printing. */
export function grown(before: Registry, tours: readonly Known[]): Registry {
  const known = new Set(before.signs.map(({ code }) => code));
  const added = tours.flatMap(signsOf).filter(({ code }) => !known.has(code) && known.add(code));
  return { format: 1, signs: [...before.signs, ...added] };
}

/** What keeps these tours from being printed or published: codes that were printed may neither vanish nor change hands. */
export function registryFaults(before: Registry, tours: readonly Known[]): RegistryFault[] {
  const owners = new Map(before.signs.map(({ code, tour }) => [code, tour]));
  const faults: RegistryFault[] = [];
  for (const { id, signs = [] } of tours) {
    for (const { code } of signs) {
      const other = owners.get(code);
      if (other === undefined) owners.set(code, id);
      else if (other !== id) faults.push({ code: 'sign-moved', sign: code, tour: id, other });
    }
    const there = new Set(signs.map(({ code }) => code));
    for (const { code, tour, scene } of before.signs) {
      if (tour === id && !there.has(code)) faults.push({ code: 'sign-lost', sign: code, tour, scene });
    }
  }
  return faults;
}

/** Codes that are live and that a registry does not know: somebody has put back an old file. */
export const forgottenSigns = (live: Registry, { signs }: Registry): RegistryFault[] => {
  const known = new Set(signs.map(({ code }) => code));
  return live.signs
    .filter(({ code }) => !known.has(code))
    .map(({ code }) => ({ code: 'sign-unregistered', sign: code }));
};
