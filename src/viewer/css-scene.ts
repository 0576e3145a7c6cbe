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

async function loadPoster(scene: ViewerScene, screen: Screen, supports: Supports): Promise<CssPictures['poster']> {
  const file = scene.poster && posterFor(scene.poster, screen.device, supports);
  if (!scene.poster || !file) return undefined;
  const element = posterElement(scene.folder + file.path, file.ratio);
  const picture = element.querySelector('img');
  return picture && (await isLoaded(picture)) ? { element, view: scene.poster.view } : undefined;
}

export interface CssSceneNeeds {
  scene: ViewerScene;
  screen: Screen;
  supports: Supports;
  /** A poster that is in the page already. */
  poster?: CssPictures['poster'];
}

/** A scene's pictures for style sheets, loaded; rejects when there is none. */
export async function loadCssScene({ scene, screen, supports, poster: given }: CssSceneNeeds): Promise<CssPictures> {
  const coverage = coverageOf(scene, supports);
  const strip = Object.assign(new Image(), { src: coverage ?? '' });
  const [hasStrip, poster] = await Promise.all([isLoaded(strip), given ?? loadPoster(scene, screen, supports)]);
  if (!hasStrip && !poster) throw new LoadError(coverage ?? scene.folder, 0);
  return { coverage: hasStrip ? coverage : undefined, poster };
}
