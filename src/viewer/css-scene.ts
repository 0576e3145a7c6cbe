import { tileFormat, type Supports } from '../tiles/format';
import { posterFor } from '../tiles/poster-choice';
import { coveragePath } from '../tiles/pyramid';
import { posterElement, type CssPictures } from './css-stage';
import { LoadError } from './load-error';
import type { Screen } from './screen';
import type { ViewerScene } from './viewer';

async function isLoaded(picture: HTMLImageElement): Promise<boolean> {
  try {
    await picture.decode();
    return true;
  } catch {
    return false;
  }
}

const coverageOf = ({ pyramid, folder }: ViewerScene, supports: Supports): string | undefined => {
  const format = pyramid && tileFormat(pyramid, supports);
  return format && pyramid.coverage !== undefined ? folder + coveragePath(pyramid, format.type) : undefined;
};

/** A scene's pictures for style sheets, loaded; rejects when there is none. */
export async function loadCssScene(scene: ViewerScene, screen: Screen, supports: Supports): Promise<CssPictures> {
  const coverage = coverageOf(scene, supports);
  const strip = Object.assign(new Image(), { src: coverage ?? '' });
  const file = scene.poster && posterFor(scene.poster, screen.device, supports);
  const element = file && posterElement(scene.folder + file.path, file.ratio);
  const picture = element?.querySelector('img');
  const [hasStrip, hasPoster] = await Promise.all([
    coverage !== undefined && isLoaded(strip),
    picture instanceof HTMLImageElement && isLoaded(picture),
  ]);
  if (!hasStrip && !hasPoster) throw new LoadError(scene.folder + (file?.path ?? scene.id), 0);
  const poster = hasPoster && element && scene.poster ? { element, view: scene.poster.view } : undefined;
  return { coverage: hasStrip ? coverage : undefined, poster };
}
