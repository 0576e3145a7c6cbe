/** Each viewer with one picture and two points, as its own documentation shows it. What is clicked is noted in `window.opened`. */

export const POINTS = { info: 'The brick gate', link: 'To the memorial' };

const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A citadel</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>html,body,#viewer{margin:0;width:100%;height:100%}</style>
${head}</head><body><main><h1 style="position:absolute;clip-path:inset(50%)">A citadel</h1><div id="viewer"></div></main>
<script>window.opened = [];</script>${body}</body></html>`;

const MAP = JSON.stringify({
  imports: {
    three: '/modules/three/build/three.module.js',
    '@photo-sphere-viewer/core': '/modules/@photo-sphere-viewer/core/index.module.js',
    '@photo-sphere-viewer/markers-plugin': '/modules/@photo-sphere-viewer/markers-plugin/index.module.js',
  },
});

const photoSphereViewer = page(
  `<link rel="stylesheet" href="/modules/@photo-sphere-viewer/core/index.css">
<link rel="stylesheet" href="/modules/@photo-sphere-viewer/markers-plugin/index.css">
<script type="importmap">${MAP}</script>`,
  `<script type="module">
import { Viewer } from '@photo-sphere-viewer/core';
import { MarkersPlugin } from '@photo-sphere-viewer/markers-plugin';
const marker = (id, yaw, tooltip) => ({ id, position: { yaw: yaw + 'deg', pitch: '0deg' }, html: '<span>●</span>', size: { width: 32, height: 32 }, tooltip, content: tooltip });
const viewer = new Viewer({ container: 'viewer', panorama: '/picture.jpg', keyboard: 'always',
  plugins: [[MarkersPlugin, { markers: [marker('info', 0, '${POINTS.info}'), marker('link', 15, '${POINTS.link}')] }]] });
viewer.addEventListener('ready', () => (window.ready = true));
viewer.getPlugin(MarkersPlugin).addEventListener('select-marker', ({ marker }) => window.opened.push(marker.id));
</script>`,
);

const marzipano = page(
  '',
  `<script src="/modules/marzipano/dist/marzipano.js"></script><script>
const viewer = new Marzipano.Viewer(document.querySelector('#viewer'));
const source = Marzipano.ImageUrlSource.fromString('/picture.jpg');
const view = new Marzipano.RectilinearView({ yaw: 0, pitch: 0, fov: 1.4 });
const scene = viewer.createScene({ source, geometry: new Marzipano.EquirectGeometry([{ width: 4096 }]), view });
// As in the sample tour that its tool exports: a div with a picture and a tooltip.
for (const [id, yaw, title] of [['info', 0, '${POINTS.info}'], ['link', 0.26, '${POINTS.link}']]) {
  const point = document.createElement('div');
  point.className = id + '-hotspot';
  point.style.cssText = 'width:32px;height:32px;background:#fff;border-radius:50%';
  const tip = document.createElement('div');
  tip.className = 'hotspot-tooltip';
  tip.style.cssText = 'position:absolute;left:40px;background:#222;color:#fff';
  tip.textContent = title;
  point.append(tip);
  point.addEventListener('click', () => window.opened.push(id));
  scene.hotspotContainer().createHotspot(point, { yaw, pitch: 0 });
}
scene.switchTo({}, () => (window.ready = true));
</script>`,
);

const pannellum = page(
  '<link rel="stylesheet" href="/modules/pannellum/build/pannellum.css"><script src="/modules/pannellum/build/pannellum.js"></script>',
  `<script>
const spot = (id, yaw, text) => ({ pitch: 0, yaw, type: id === 'info' ? 'info' : 'scene', sceneId: 'next', text, clickHandlerFunc: () => window.opened.push(id) });
const scene = { type: 'equirectangular', panorama: '/picture.jpg' };
const viewer = pannellum.viewer('viewer', { default: { firstScene: 'first', autoLoad: true },
  scenes: { first: { ...scene, hotSpots: [spot('info', 0, '${POINTS.info}'), spot('link', 15, '${POINTS.link}')] }, next: scene } });
viewer.on('load', () => (window.ready = true));
viewer.on('scenechange', () => window.opened.push('link'));
</script>`,
);

export const VIEWERS = {
  'Photo Sphere Viewer 5.15.1 with its markers': photoSphereViewer,
  'Marzipano 0.10.2': marzipano,
  'Pannellum 2.5.7': pannellum,
};
