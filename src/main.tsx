import type { ScenePageData } from './tour/page';
import { createViewer } from './viewer/viewer';
import { loadViewerScene } from './viewer/viewer-scene';

/** First the picture, then all that surrounds it: what it needs is loaded only when the canvas is live. */
async function start(stage: HTMLElement, page: ScenePageData): Promise<void> {
  const viewer = await createViewer(stage, { scene: await loadViewerScene(page.scene, page.folder) });
  const { enterVisit } = await import('./visit/enter');
  await enterVisit(viewer, page);
}

const stage = document.getElementById('stage');
const page = document.getElementById('page')?.textContent;
if (stage && page) void start(stage, JSON.parse(page) as ScenePageData);
