import type { Hotspot } from '../../tour/hotspot';
import { FLAT_WIDTH } from '../../tour/flat';
import type { SpherePoint } from '../../tour/angle';
import { trackAt } from '../../tour/track';
import type { Film } from './choose-film';

/** Whether a point lies outside of a flat film's frame; on the sphere there is no outside. */
function isOutside(point: SpherePoint, { type, size }: Film): boolean {
  if (type === 'video360') return false;
  const proportion = size ? size.height / size.width : 9 / 16;
  return Math.abs(point.yaw) > FLAT_WIDTH / 2 || Math.abs(point.pitch) > (FLAT_WIDTH * proportion) / 2;
}

/** Moves the pins of a film's landmarks to where they are at a second; those out of the picture, or out of their time, go. */
export function followLandmarks(hotspots: readonly Hotspot[], second: number, film: Film): void {
  for (const { id, at, during } of hotspots) {
    if (!during && !('track' in at)) continue;
    const pin = document.querySelector<HTMLElement>(`.pin[data-hotspot="${CSS.escape(id)}"]`);
    if (!pin) continue;
    const point = 'track' in at ? trackAt(at.track, second) : undefined;
    const isLate = during !== undefined && (second < during.from || second > during.to);
    pin.toggleAttribute('data-out', isLate || (point !== undefined && isOutside(point, film)));
    if (point) Object.assign(pin.dataset, { yaw: String(point.yaw), pitch: String(point.pitch) });
  }
}
