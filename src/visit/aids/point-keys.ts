import { isForPicture } from '../../viewer/keys';
import type { Viewer } from '../../viewer/viewer';
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

  const stops = [viewer.on('view', focus), viewer.on('rest', focus)];
  addEventListener('keydown', press);
  return () => {
    removeEventListener('keydown', press);
    stops.forEach((stop) => stop());
  };
}
