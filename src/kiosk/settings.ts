import { isId } from '../tour/id';
import type { Language } from '../tour/language';
import { isPinHash, type PinHash } from './pin';

/** What staff set on this kiosk. It is kept in the browser and travels as one file. */
export interface KioskSettings {
  format: 1;
  /** Ids of the tours that are offered; none means the one of the page's address. */
  tours: readonly string[];
  /** Languages that are offered, the main one first; none means all of the tour's. */
  languages: readonly Language[];
  /** Without a touch for so long, visitors are asked whether they are still there. */
  idleSeconds: number;
  /** 0 to 1, of every recording and sound. */
  volume: number;
  /** `https://…` under which phones reach these tours, where it is not the kiosk's own address. */
  site?: string;
  pin?: PinHash;
}

export const USUAL_SETTINGS: KioskSettings = { format: 1, tours: [], languages: [], idleSeconds: 75, volume: 0.8 };

/** Least and most of what staff may choose. People read slowly: nobody is sent away before half a minute. */
export const IDLE_SECONDS = { least: 30, most: 600 } as const;

const MOST_TEXT = 20_000;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const SITE = /^https?:\/\/[^\s/?#@]+$/;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const within = (value: unknown, least: number, most: number): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : undefined;

const listOf = (value: unknown, fits: (item: string) => boolean): string[] | undefined => {
  if (!Array.isArray(value) || value.length > 100) return undefined;
  const items = value.filter((item): item is string => typeof item === 'string' && fits(item));
  return items.length === value.length ? [...new Set(items)] : undefined;
};

/** Settings as they are read back, from the browser or from a file; undefined when they are none. Unknown parts are left out. */
export function parseSettings(value: unknown): KioskSettings | undefined {
  if (!isObject(value) || value['format'] !== 1) return undefined;
  const { tours, languages, idleSeconds, volume, site, pin } = value;
  const ids = listOf(tours ?? [], isId);
  const spoken = listOf(languages ?? [], (lang) => LANGUAGE.test(lang));
  const idle = within(idleSeconds ?? USUAL_SETTINGS.idleSeconds, IDLE_SECONDS.least, IDLE_SECONDS.most);
  const loud = within(volume ?? USUAL_SETTINGS.volume, 0, 1);
  const isFit = (site === undefined || (typeof site === 'string' && SITE.test(site))) && (!pin || isPinHash(pin));
  if (!ids || !spoken || idle === undefined || loud === undefined || !isFit) return undefined;
  return {
    format: 1,
    tours: ids,
    languages: spoken,
    idleSeconds: idle,
    volume: loud,
    ...(typeof site === 'string' && { site }),
    ...(isPinHash(pin) && { pin }),
  };
}

/** The settings in a file's text; undefined for anything else. */
export function readSettings(text: string): KioskSettings | undefined {
  if (text.length > MOST_TEXT) return undefined;
  try {
    return parseSettings(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export const formatSettings = (settings: KioskSettings): string => `${JSON.stringify(settings, undefined, 2)}\n`;
