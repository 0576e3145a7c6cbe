import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import { arrivalView } from '../viewer/arrival-view';
import { entryFiles } from '../viewer/entry-files';
import type { Viewer, ViewerScene } from '../viewer/viewer';
import { toViewerScene } from '../viewer/viewer-scene';
import { whenIdle } from '../viewer/when-idle';
import { isGoodLine } from './good-line';

/** Neighbours for which it is done; a place with more doors has none that is likelier than the rest. */
const MOST = 4;

const idle = (): Promise<void> => new Promise((resolve) => void whenIdle(resolve));

/** Where a scene's own links lead, each with the view that one arrives with. */
function doorsOf(scene: Scene, tour: Tour, { folder, heading, home }: ViewerScene) {
  const links = (scene.hotspots ?? []).flatMap((hotspot) => (hotspot.type === 'link' ? [hotspot.to] : []));
  return links.slice(0, MOST).flatMap((to) => {
    const next = tour.scenes.find(({ id }) => id === to.scene);
    if (!next) return [];
    const target = toViewerScene(next, folder);
    return [{ target, view: arrivalView({ view: home, heading }, target, to.view) }];
  });
}

/** While a scene is sharp and nothing happens, fetches what its neighbours begin with. Returns the way to stop. */
export function fetchAhead(viewer: Viewer, tour: Tour): () => void {
  const stopping = new AbortController();
  const [stage, asked] = [document.getElementById('stage'), new Set<string>()];

  async function around(scene: ViewerScene): Promise<void> {
    const here = tour.scenes.find(({ id }) => id === scene.id);
    const isWanted = (): boolean => viewer.scene === scene && viewer.state === 'sharp' && isGoodLine();
    for (const { target, view } of here && stage ? doorsOf(here, tour, scene) : []) {
      for (const file of stage ? await entryFiles(target, view, stage) : []) {
        await idle();
        if (stopping.signal.aborted || !isWanted()) return;
        if (asked.has(file)) continue;
        asked.add(file);
        await fetch(file, { priority: 'low', signal: stopping.signal }).then((response) => response.blob());
      }
    }
  }

  const look = (): void => {
    if (viewer.state === 'sharp') around(viewer.scene).catch(() => undefined);
  };
  const stop = viewer.on('state', look);
  look();
  return () => {
    stop();
    stopping.abort();
  };
}
