import type { Panorama, PanoramaPort, PanoramaSources } from './panorama';
import type { ViewerScene } from './viewer';

/** What the projector needs of a scene on the GPU, whatever kind of picture it is. */
export type Picture = Pick<
  Panorama,
  | 'group'
  | 'scene'
  | 'sources'
  | 'loaded'
  | 'isWhole'
  | 'isSharp'
  | 'hasUploads'
  | 'isHopeless'
  | 'hasPoster'
  | 'upload'
  | 'paused'
  | 'aim'
  | 'dispose'
>;

export type PictureKind = new (scene: ViewerScene, port: PanoramaPort, sources: PanoramaSources) => Picture;
