import type { Viewer } from '../../viewer/viewer';
import { USUAL_FOV } from '../../tour/view';

/** Metres up to which a landmark is as near as it matters, and at which it is as faint as it gets. */
const NEAR = 150;
const FAR = 1_200;
/** What is left of the farthest names: still readable, as their ground stays dark. */
const FAINTEST = 0.7;

/** How strongly a landmark's sign shows: by its distance, and enlarging the picture brings it nearer. */
export function strengthAt(metres: number, fov: number): number {
  const seen = (metres * fov) / USUAL_FOV;
  const part = Math.log(Math.max(seen, NEAR) / NEAR) / Math.log(FAR / NEAR);
  return Math.round((1 - (1 - FAINTEST) * Math.min(part, 1)) * 100) / 100;
}

export interface Landmark {
  id: string;
  distance: number;
}

/** From the air, names of landmarks are shown, fainter the farther they are; those that would lie over others are left out. */
export function fadeLandmarks(layer: HTMLElement, landmarks: readonly Landmark[], viewer: Viewer): () => void {
  const pins = landmarks.flatMap(({ id, distance }) => {
    const pin = layer.querySelector<HTMLElement>(`.pin[data-hotspot="${CSS.escape(id)}"]`);
    return pin ? [{ pin, distance }] : [];
  });
  for (const { pin } of pins) pin.dataset['label'] ??= 'always';
  let told = 0;
  const tell = (): void => {
    const { fov } = viewer.view;
    if (Math.abs(fov - told) < 0.5) return;
    told = fov;
    for (const { pin, distance } of pins) pin.style.setProperty('--strength', String(strengthAt(distance, fov)));
  };
  tell();
  return viewer.on('view', tell);
}
