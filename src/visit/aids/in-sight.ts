import type { Viewer } from '../../viewer/viewer';
import { freePart, lookBeside, lookInto, type FreePart } from '../beside';
import type { Visit } from '../visit';

/** What the tools cover at the screen's lower edge, in CSS pixels. */
const BAR = 72;
/** Less than this above or beside a panel is no room for a point and its name. */
const LEAST_ROOM = 120;

/** What lies over the middle of an element and is no part of it. */
function coverOf(element: Element): Element | undefined {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return above && !element.contains(above) ? above : undefined;
}

/** What an open panel, a guide or else the tools leave free of the screen. */
function freeNow(root: HTMLElement): FreePart {
  const screen = new DOMRectReadOnly(0, 0, innerWidth, innerHeight);
  const cover = root.querySelector('.sheet[data-open], .guide')?.getBoundingClientRect();
  return cover ? freePart(screen, cover) : { width: innerWidth, height: innerHeight - BAR };
}

/**
 * What a key has given the focus is seen: a point at the edge or under something comes into the open, and a panel that lies over
 * the tools closes when the focus goes on to them.
 */
export function keepFocusInSight(viewer: Viewer, visit: Visit, root: HTMLElement): () => void {
  const reveal = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible') || target.closest('.sheet')) return;
    const cover = coverOf(target);
    const free = freeNow(root);
    const hasRoom = Math.min(free.width, free.height) >= LEAST_ROOM;
    const { yaw, pitch } = target.dataset;
    if (yaw === undefined || pitch === undefined || !hasRoom) {
      if (cover?.closest('.sheet')) visit.close();
      return;
    }
    const at = { yaw: Number(yaw), pitch: Number(pitch) };
    const isUnder = cover !== undefined && cover.closest('.pin') === null;
    const look = (isUnder ? lookInto : lookBeside)(at, viewer.view, { width: innerWidth, height: innerHeight }, free);
    if (look) viewer.turnTo(look);
  };
  root.addEventListener('focusin', reveal);
  return () => root.removeEventListener('focusin', reveal);
}
