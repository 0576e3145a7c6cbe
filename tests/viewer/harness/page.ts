import { POSTER_RATIOS, posterPath, posterSize } from '../../../src/tiles/poster';
import { cameraAxes, halfLong } from '../../../src/tiles/screen';
import { toDirection } from '../../../src/tour/angle';
import type { ScenePageData } from '../../../src/tour/page';
import type { PosterData } from '../../../src/tour/pyramid-shape';
import type { Scene } from '../../../src/tour/scene';
import type { View } from '../../../src/tour/view';
import type { Code } from './code';
import { LONG } from './pictures';
import { MARKS } from './world';

/** As the visit's pages lay the first view out. */
const CSS = `
body { margin: 0; overflow: hidden; --long: max(100vw, 100dvh); }
#stage { position: fixed; inset: 0 0 auto; height: 100dvh; overflow: hidden; background: #000 center / cover; }
.poster img { position: absolute; top: 0; left: 0; width: calc(2 * var(--long)); max-width: none; height: auto;
  aspect-ratio: 1; transform-origin: 0 0; transform: translate(calc(50vw - 25%), calc(50dvh - 25%)) scale(.5); }
@media (min-aspect-ratio: 16/9) { .poster img { aspect-ratio: 16/9; } }
@media (max-aspect-ratio: 5/8) { .poster img { width: auto; height: calc(2 * var(--long)); aspect-ratio: 5/8; } }
@media (max-aspect-ratio: 9/16) { .poster img { aspect-ratio: 9/16; } }
@media (max-aspect-ratio: 1/2) { .poster img { aspect-ratio: 1/2; } }
.pins { position: fixed; inset: 0 0 auto; height: 100dvh; pointer-events: none; overflow: hidden; }
.pin { position: absolute; width: 10px; height: 10px; margin: -5px; opacity: 0;
  top: calc(50% + var(--y) * var(--long) / 2); left: calc(50% + var(--x) * var(--long) / 2); }`;

const SIZES: Readonly<Record<string, string>> = {
  '1:2': '69vh',
  '9:16': '77vh',
  '5:8': '86vh',
  '16:9': '137vw',
  '1:1': 'max(137vw, 137vh)',
};

const sourceOf = (poster: PosterData, ratio: string, media: string): string => {
  const files = poster.files[0]?.longs.map(
    (long) => `/tours/test/${posterPath(poster, ratio, long, 'avif')} ${posterSize(ratio, long).width}w`,
  );
  return `<source media="${media}" type="image/avif" srcset="${files?.join(', ') ?? ''}" sizes="${SIZES[ratio] ?? ''}">`;
};

function pinOf(yaw: number, pitch: number, view: View): string {
  const { forward, right, up } = cameraAxes(view);
  const [x, y, z] = toDirection({ yaw, pitch });
  const along = ([a, b, c]: typeof forward): number => x * a + y * b + z * c;
  const scale = along(forward) * halfLong(view.fov);
  const [left, top] = along(forward) > 0.01 ? [along(right) / scale, -along(up) / scale] : [9, 9];
  return `<a class="pin" data-yaw="${yaw}" data-pitch="${pitch}" style="--x:${left};--y:${top}"></a>`;
}

export interface PageKind {
  /** Left out where the application must work alone. */
  starter?: boolean;
}

/** The least page that starter and application need. */
export function pageOf(scene: Scene, code: Code, { starter = true }: PageKind = {}): string {
  const poster = scene.media.type === 'panorama' ? scene.media.posters?.[0] : undefined;
  if (!poster) throw new Error('A test scene has a poster.');
  const { title, id } = scene;
  const page: Partial<ScenePageData> = {
    lang: 'vi',
    tour: 'test',
    folder: '/tours/test/',
    title,
    scene,
    entry: code.entry,
    preload: [],
  };
  const sources = POSTER_RATIOS.filter(({ ratio }) => poster.ratios.includes(ratio))
    .map(({ ratio, media }) => sourceOf(poster, ratio, media))
    .join('');
  const plain = `/tours/test/${posterPath(poster, poster.ratios.at(-1) ?? '', LONG, 'avif')}`;
  const pins = MARKS.map(({ yaw, pitch }) => pinOf(yaw, pitch, poster.view)).join('');
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>${id}</title><style>${CSS}</style>
<body><div id="stage" data-scene="${id}" data-state="poster" style="background-image:url(${poster.blur ?? ''})">
<picture class="poster">${sources}<img src="${plain}" alt="" fetchpriority="high" decoding="sync" draggable="false"></picture></div>
<div id="app"><nav class="pins">${pins}</nav><input id="field"><button id="button">x</button></div>
<script type="application/json" id="page">${JSON.stringify(page)}</script>
${starter ? `<script>${code.starter}</script>` : `<script type="module" src="${code.entry}"></script>`}</body></html>`;
}
