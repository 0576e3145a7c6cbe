import type { Viewer } from '../../viewer/viewer';
import type { Visit } from '../visit';
import { restoreLargeType } from '../help/large-type';
import { startAnnouncer } from './announcer';
import { keepFocusInSight } from './in-sight';
import { LabelLayer } from './label-layer';
import { startPointKeys } from './point-keys';

/** What helps to find one's way, fetched once the page is awake: names that keep apart, keys, and words for who listens. */
export function startAids(viewer: Viewer, visit: Visit, root: HTMLElement): () => void {
  const layer = root.querySelector<HTMLElement>('.pins');
  if (!layer) return () => undefined;
  restoreLargeType();
  const labels = new LabelLayer(layer, root);
  const stops = [
    () => labels.dispose(),
    startAnnouncer(viewer, visit),
    startPointKeys(viewer, visit, layer),
    keepFocusInSight(viewer, visit, root),
  ];
  return () => stops.forEach((stop) => stop());
}
