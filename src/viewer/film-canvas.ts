import { turnOf, type Tilt } from '../tiles/tilt';
import { watchFrames } from './film-clock';
import { OverlayCanvas, type Laying } from './overlay-canvas';

interface FilmLaying extends Pick<Laying, 'stage' | 'viewer'> {
  /** It has a frame to show. */
  video: HTMLVideoElement;
  tilt?: Tilt;
}

/** Lays a film over the whole sphere: each of its frames, at whatever view there is. Throws where there is no WebGL. */
export function layFilm({ stage, viewer, video, tilt }: FilmLaying): { dispose: () => void } {
  const size = { width: video.videoWidth, height: video.videoHeight };
  const laying: Laying = { stage, viewer, overlay: { projection: 'panorama' }, ...(tilt && { turn: turnOf(tilt) }) };
  const canvas = new OverlayCanvas(laying, { source: video, size });
  canvas.split = 1;
  const unwatch = watchFrames(video, () => canvas.renew(video));
  return {
    dispose() {
      unwatch();
      canvas.dispose();
    },
  };
}
