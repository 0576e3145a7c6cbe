import { clamp, wrapYaw } from './angle';
import { isId } from './id';
import { FLAT_WIDTH, isFlatView } from './flat';
import type { Language } from './language';
import { LEAST_FOV, MOST_FOV, USUAL_FOV, type View } from './view';

/** A place in a tour as an address names it. */
export interface Link {
  lang: Language;
  tour?: string;
  scene?: string;
  view?: View;
  hotspot?: string;
}

const LANGUAGE_PART = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const NUMBER = /^-?\d{1,4}(?:\.\d{1,6})?$/;
/** However tall the picture, its whole length on the longer side of a screen. */
const MOST_FLAT = 4_000;
const LONGEST_ADDRESS = 2_000;

const short = (value: number): string => String(Math.round(value * 100) / 100 + 0);

/** `v=x12.5,-3,40` on a flat picture: right of its centre, above it, and the width shown, in hundredths of the picture's width. */
const FLAT_MARK = 'x';
const FLAT_PART = FLAT_WIDTH / 100;

export function formatView(view: View): string {
  const [mark, unit] = isFlatView(view) ? [FLAT_MARK, FLAT_PART] : ['', 1];
  return mark + [view.yaw, view.pitch, view.fov].map((angle) => short(angle / unit)).join(',');
}

/** `yaw,pitch` or `yaw,pitch,fov`; undefined for anything else. Values outside their range are brought into it. */
export function parseView(text: string): View | undefined {
  const isFlat = text.startsWith(FLAT_MARK);
  const parts = (isFlat ? text.slice(1) : text).split(',');
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => NUMBER.test(part))) return undefined;
  const [yaw = 0, pitch = 0, fov = USUAL_FOV] = parts.map(Number);
  // How far one may go on a flat picture depends on the picture; its viewer knows.
  if (isFlat) return { yaw: yaw * FLAT_PART, pitch: pitch * FLAT_PART, fov: Math.min(fov, MOST_FLAT) * FLAT_PART };
  return { yaw: wrapYaw(yaw), pitch: clamp(pitch, -90, 90), fov: clamp(fov, LEAST_FOV, MOST_FOV) };
}

/** `/vi/thanh-co/cong-tien?v=12.5,-3,90&h=vom-cong` */
export function formatLink({ lang, tour, scene, view, hotspot }: Link): string {
  const path = [lang, tour, scene].filter((part) => part !== undefined).join('/');
  const query = [view && `v=${formatView(view)}`, hotspot && `h=${hotspot}`].filter(Boolean).join('&');
  return `/${path}${scene === undefined ? '/' : ''}${query && `?${query}`}`;
}

function queryOf(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at);
    if (at > 0 && !values.has(key)) values.set(key, pair.slice(at + 1).replace(/%2C/gi, ','));
  }
  return values;
}

/** The inverse of `formatLink`. Unknown parameters (trackers add them) are ignored; undefined if it is no address of ours. */
export function parseLink(address: string): Link | undefined {
  if (address.length > LONGEST_ADDRESS) return undefined;
  const [path = '', query = ''] = (address.split('#')[0] ?? '').split(/\?(.*)/s);
  const [empty, lang = '', tour = '', scene = '', ...rest] = path.replace(/\/(?:index\.html)?$/, '').split('/');
  if (empty !== '' || rest.length > 0 || !LANGUAGE_PART.test(lang)) return undefined;
  if ((tour && !isId(tour)) || (scene && !isId(scene))) return undefined;
  const values = queryOf(query);
  const view = parseView(values.get('v') ?? '');
  const hotspot = values.get('h') ?? '';
  return {
    lang,
    ...(tour && { tour }),
    ...(scene && { scene }),
    ...(view && { view }),
    ...(isId(hotspot) && { hotspot }),
  };
}
