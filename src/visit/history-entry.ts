import type { Language } from '../tour/language';
import { formatLink, parseLink } from '../tour/link';
import type { View } from '../tour/view';
import { hotspotOf, type Open } from './open';

/** Where a visitor is and what lies open. */
export interface Entry {
  lang: Language;
  tour: string;
  scene: string;
  view?: View | undefined;
  open?: Open | undefined;
}

interface EntryState {
  sheet?: Exclude<Open, object> | undefined;
  /** The entry below is the same place with nothing open, so that going back closes what is open. */
  over?: boolean;
}

export const addressOf = ({ lang, tour, scene, view, open }: Entry): string => {
  const hotspot = hotspotOf(open);
  return formatLink({ lang, tour, scene, ...(view && { view }), ...(hotspot !== undefined && { hotspot }) });
};

const entryState = (): EntryState => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? state : {};
};

export const liesOver = (): boolean => entryState().over === true;

/** False where the browser refuses (sandboxed frames, too many calls): the visit goes on, only the address stays behind. */
export function writeEntry(entry: Entry, how: 'push' | 'replace', over = false): boolean {
  const state: EntryState = { sheet: typeof entry.open === 'string' ? entry.open : undefined, over };
  try {
    if (how === 'push') history.pushState(state, '', addressOf(entry));
    else history.replaceState(state, '', addressOf(entry));
    return true;
  } catch {
    return false;
  }
}

/** What a visitor opened before the script had arrived, through a link within the page. */
function openAt(hash: string): Open | undefined {
  const [, name, hotspot] = /^#(about|scenes|h-(.+))$/.exec(hash) ?? [];
  if (hotspot !== undefined) return { hotspot };
  return name === 'about' || name === 'scenes' ? name : undefined;
}

/** The entry that the browser is at, if its address is one of ours. */
export function readEntry(): Entry | undefined {
  const { lang, tour, scene, view, hotspot } = parseLink(location.pathname + location.search) ?? {};
  if (lang === undefined || tour === undefined || scene === undefined) return undefined;
  const open = hotspot !== undefined ? { hotspot } : (entryState().sheet ?? openAt(location.hash));
  return { lang, tour, scene, ...(view && { view }), ...(open && { open }) };
}
