import { tileFormat } from '../tiles/format';
import { posterFor } from '../tiles/poster-choice';
import { coveragePath } from '../tiles/pyramid';
import type { View } from '../tour/view';
import { supportedFormats } from './picture-formats';
import { screenOf } from './stage-size';
import type { ViewerScene } from './viewer';
import { sameView } from './viewer-scene';

/** Addresses of what a scene needs before it can be shown on this screen, when one arrives there looking so. */
export async function entryFiles(scene: ViewerScene, view: View, stage: HTMLElement): Promise<string[]> {
  const supports = await supportedFormats();
  const { pyramid, poster, folder } = scene;
  const format = pyramid && tileFormat(pyramid, supports);
  const coverage = format && pyramid.coverage !== undefined ? coveragePath(pyramid, format.type) : undefined;
  const first =
    poster && sameView(view, poster.view) ? posterFor(poster, screenOf(stage).device, supports)?.path : undefined;
  return [first, coverage].flatMap((path) => (path === undefined ? [] : [folder + path]));
}
