import type { FindVisit, VisitHandle } from './kiosk/visit-handle';
import { tourFolder } from './tour/published';
import { toViewerScene } from './viewer/viewer-scene';
import type { Visit } from './visit/visit';

const isVisit = (value: unknown): value is Visit => typeof value === 'object' && value !== null && 'viewer' in value;

/** The first view is a picture that needs no GPU: where there is none, it has come when it is there. */
const hasPoster = (document: Document): boolean =>
  (document.querySelector<HTMLImageElement>('#stage .poster img')?.naturalWidth ?? 0) > 0;

const SIMPLE_AFTER_MS = 9_000;

/** All pages of a site name the application that they belong to; a Wi-Fi that asks for a password answers with a page that does not. */
export const isOurs = (document: Document): boolean =>
  document.querySelector('link[rel="manifest"][href$="/app.webmanifest"]') !== null;

/** How the kiosk gets at the visit that has woken up in its frame. */
export const findVisit: FindVisit = (document): VisitHandle | undefined => {
  const root = document.getElementById('app');
  const visit: unknown = root && 'visit' in root ? root.visit : undefined;
  if (!isVisit(visit)) return undefined;
  const { viewer } = visit;
  return {
    where() {
      const { lang, tour, scene } = visit.snapshot();
      return { lang, tour: tour.id, scene, view: viewer.view };
    },
    async fly({ scene, from, to }, ms) {
      const target = toViewerScene(scene, `/${tourFolder(visit.snapshot().tour.id)}/`);
      if (viewer.scene.id !== scene.id) await viewer.show(target, from);
      viewer.turnTo(to, { time: ms });
    },
    isShown() {
      if (viewer.state !== 'poster') return true;
      const age = document.defaultView?.performance.now() ?? 0;
      return age > SIMPLE_AFTER_MS && (hasPoster(document) || document.querySelector('#stage canvas') !== null);
    },
    dispose: () => viewer.dispose(),
  };
};
