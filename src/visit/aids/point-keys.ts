import { isForPicture } from '../../viewer/keys';
import type { Viewer } from '../../viewer/viewer';
import { lookBeside } from '../beside';
import type { Visit } from '../visit';
import { nextPoint, pointOf } from './ahead';

const SIDES: Readonly<Record<string, 'left' | 'right'>> = { PageDown: 'right', PageUp: 'left' };

/** Turns to points and gives them the focus, one after the other by direction, whatever is in sight now. */
export function startPointKeys(viewer: Viewer, visit: Visit, layer: HTMLElement): () => void {
  const stage = document.getElementById('stage');
  let awaited: string | undefined;
  const pinOf = (id: string) => layer.querySelector<HTMLElement>(`[data-hotspot="${CSS.escape(id)}"]`);

  const focus = (): void => {
    const pin = awaited === undefined ? null : pinOf(awaited);
    // What is out of sight cannot take the focus yet.
    if (!pin || pin.style.visibility === 'hidden') return;
    awaited = undefined;
    pin.focus({ preventScroll: true });
  };

  const press = (event: KeyboardEvent): void => {
    if (!stage || !isForPicture(event, stage)) return;
    if (event.key === '?') return visit.toggle('help');
    const side = SIDES[event.key];
    if (!side) return;
    event.preventDefault();
    const from = document.activeElement?.closest<HTMLElement>('.pin')?.dataset['hotspot'];
    const next = nextPoint(visit.snapshot().scene.hotspots ?? [], viewer.view, { side, from });
    const at = next && pointOf(next);
    if (!at) return;
    awaited = next.id;
    viewer.turnTo({ yaw: at.yaw, pitch: at.pitch });
    focus();
  };

  /** A pin at the edge or under a bar comes into the open when a key has led to it. */
  const reveal = ({ target }: FocusEvent): void => {
    const pin =
      target instanceof Element && target.matches(':focus-visible') ? target.closest<HTMLElement>('.pin') : null;
    const { yaw, pitch } = pin?.dataset ?? {};
    if (yaw === undefined || pitch === undefined) return;
    const size = { width: innerWidth, height: innerHeight };
    const free = { width: size.width, height: size.height - BAR };
    const look = lookBeside({ yaw: Number(yaw), pitch: Number(pitch) }, viewer.view, size, free);
    if (look) viewer.turnTo(look);
  };

  const stops = [viewer.on('view', focus), viewer.on('rest', focus)];
  addEventListener('keydown', press);
  layer.addEventListener('focusin', reveal);
  return () => {
    removeEventListener('keydown', press);
    layer.removeEventListener('focusin', reveal);
    stops.forEach((stop) => stop());
  };
}

/** What the tools cover at the screen's lower edge, in CSS pixels. */
const BAR = 72;
