import type { Tour } from '../../tour/tour';
import type { Reader } from '../../ui/reader';
import { enterHeadset, type Headset } from '../../viewer/headset';
import type { Viewer } from '../../viewer/viewer';
import { loadViewerScene } from '../../viewer/viewer-scene';
import { signPoints, wordsAt } from './sign-points';

export interface HeadsetTour {
  tour: Tour;
  folder: string;
  viewer: Viewer;
  reader: Reader;
  /** The word for the way out. */
  exit: string;
  /** The headset is off; the visitor has got to this scene. */
  left(scene: string): void;
}

/** Below one's feet, where nothing else is. */
const EXIT_PITCH = -65;

/**
 * A tour in a headset. The page's own viewer stands still meanwhile: browsers give a page no frames while a headset is worn, so
 * that the page only follows when it is taken off.
 */
export async function tourByHeadset({ tour, folder, viewer, reader, exit, left }: HeadsetTour): Promise<void> {
  let here = tour.scenes.find(({ id }) => id === viewer.scene.id);
  let reading: string | undefined;
  const show = async (id: string): Promise<void> => {
    const scene = tour.scenes.find((each) => each.id === id);
    if (!scene) return;
    const target = await loadViewerScene(scene, folder);
    const way = { id: 'exit', at: { yaw: target.home.yaw, pitch: EXIT_PITCH }, kind: 'exit', title: exit } as const;
    await headset.show({ scene: target, points: [...signPoints(scene, tour, reader), way] });
    here = scene;
    document.documentElement.dataset['headset'] = id;
  };
  const read = (id: string): void => {
    const hotspot = here?.hotspots?.find((each) => each.id === id);
    const words = here && reading !== id ? wordsAt(here, id, reader) : undefined;
    reading = words && id;
    headset.read(words && hotspot && 'yaw' in hotspot.at ? { at: hotspot.at, ...words } : undefined);
  };
  const chosen = (id: string): void => {
    const hotspot = here?.hotspots?.find((each) => each.id === id);
    // A scene that does not come leaves one where one is.
    if (hotspot?.type === 'link') void show(hotspot.to.scene).catch(() => undefined);
    else read(id);
  };
  const ended = (): void => {
    delete document.documentElement.dataset['headset'];
    left(here?.id ?? viewer.scene.id);
  };
  const headset: Headset = await enterHeadset({ chosen, ended }, viewer.view.yaw);
  try {
    await show(viewer.scene.id);
  } catch (error) {
    headset.dispose();
    throw error;
  }
}
