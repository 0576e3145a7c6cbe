import { Viewer } from '@photo-sphere-viewer/core';
import { CubemapTilesAdapter } from '@photo-sphere-viewer/cubemap-tiles-adapter';
import '@photo-sphere-viewer/core/index.css';

const FACES = { left: 'l', front: 'f', right: 'r', back: 'b', top: 'u', bottom: 'd' };
const [MOST_FOV, LEAST_FOV] = [110, 20];

/** One level on purpose: the adapter chooses levels by CSS pixels, and with several it stays blurred at DPR 2. */
export function mount(root, { yaw, pitch, vfov, cube, media }) {
  const level = Math.log2(cube / 512) + 1;
  const panorama = (index) => ({
    faceSize: cube,
    nbTiles: cube / 512,
    baseUrl: {
      type: 'stripe',
      path: `${media(index)}/cube/preview-across.jpg`,
      order: ['left', 'front', 'right', 'back', 'top', 'bottom'],
    },
    flipTopBottom: true,
    tileUrl: (face, column, row) => `${media(index)}/cube/${level}/${FACES[face]}/${row}_${column}.jpg`,
  });
  const viewer = new Viewer({
    container: root,
    adapter: CubemapTilesAdapter,
    panorama: panorama(0),
    navbar: false,
    loadingTxt: '',
    minFov: LEAST_FOV,
    maxFov: MOST_FOV,
    defaultYaw: yaw,
    defaultPitch: pitch,
    defaultZoomLvl: ((MOST_FOV - vfov) / (MOST_FOV - LEAST_FOV)) * 100,
  });
  return { setView: (view) => viewer.rotate(view), showScene: (index) => viewer.setPanorama(panorama(index)) };
}
