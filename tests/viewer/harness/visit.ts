import type { ScenePageData } from '../../../src/tour/page';
import type { Scene } from '../../../src/tour/scene';
import type { Viewer } from '../../../src/viewer/viewer';
import { toViewerScene } from '../../../src/viewer/viewer-scene';

declare global {
  interface Window {
    viewer: Viewer;
    /** Shows a scene of the harness by its id. */
    enter: (id: string, ...view: [Viewer['view']?]) => Promise<void>;
  }
}

export async function enterVisit(viewer: Viewer, page: ScenePageData): Promise<void> {
  const response = await fetch('/scenes.json');
  const scenes = (await response.json()) as Scene[];
  window.viewer = viewer;
  window.enter = async (id, view) => {
    const scene = scenes.find((candidate) => candidate.id === id);
    if (scene) await viewer.show(toViewerScene(scene, page.folder), view);
  };
  viewer.glue(document.querySelector<HTMLElement>('.pins') ?? undefined);
}
