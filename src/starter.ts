import { SHARP_ENOUGH } from './tiles/level';
import { parsePosterName } from './tiles/poster-choice';
import { halfLong } from './tiles/screen';
import type { ScenePageData } from './tour/page';
import { warmCanvas } from './viewer/context';
import { openFirstView, type DecodedPoster, type Opening } from './viewer/first-view';
import { loadBitmap } from './viewer/load-bitmap';
import { reach } from './viewer/milestone';
import { toViewerScene } from './viewer/viewer-scene';

/*
 * Inlined at the end of each scene page. The poster has the line for itself; when it is there, or a finger is quicker, the code
 * is fetched, and the GPU is woken after the poster has been presented.
 */

/** When what the page shows now is on the screen. */
const presented = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

const add = (tag: 'link' | 'script', properties: object): void =>
  document.head.append(Object.assign(document.createElement(tag), properties));

/** Resolves with whether the picture came. It may be there already, and then says nothing more. */
const loaded = (picture: HTMLImageElement): Promise<boolean> =>
  new Promise((resolve) => {
    if (picture.complete) return resolve(picture.naturalWidth > 0);
    picture.addEventListener('load', () => resolve(true));
    picture.addEventListener('error', () => resolve(false));
  });

async function shown(picture: HTMLImageElement): Promise<void> {
  await picture.decode();
  await presented();
}

/** Whether the page's picture has the screen's resolution, or the best that there is. */
function isSharp(picture: HTMLImageElement, { limits, home }: Opening['scene']): boolean {
  const { long = 0 } = parsePosterName(picture.currentSrc) ?? {};
  const screen = Math.max(innerWidth, innerHeight) * devicePixelRatio;
  return long * SHARP_ENOUGH >= Math.min(screen, (limits.face ?? Infinity) * halfLong(home.fov));
}

async function decode(picture: HTMLImageElement, view: DecodedPoster['view']): Promise<DecodedPoster> {
  const fetched = loadBitmap(picture.currentSrc, { cache: 'force-cache' });
  return { bitmap: await fetched.catch(() => createImageBitmap(picture)), view };
}

/** What the page shows is true from here on: the poster, or the coverage where the address asks for another view. */
async function showFirst(first: Opening, picture: HTMLImageElement | undefined): Promise<void> {
  if (!first.atPoster || !picture) first.draw();
  await shown(first.atPoster && picture ? picture : first.loadStrip());
  reach('pano:first');
  reach('pano:drag');
  if (picture && !first.css.on && isSharp(picture, first.scene)) reach('pano:sharp');
}

async function open(stage: HTMLElement, page: ScenePageData): Promise<void> {
  const first = openFirstView(stage, toViewerScene(page.scene, page.folder));
  window.firstView = first;
  const { picture, scene } = first;
  let begun = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    for (const href of page.preload) add('link', { rel: 'modulepreload', href });
    add('script', { type: 'module', src: page.entry });
    first.loadStrip();
  };
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, begin, { once: true });
  if (first.atPoster && scene.poster?.blur !== undefined) void presented().then(() => reach('pano:first'));
  if (!first.atPoster) void showFirst(first, undefined);
  const came = picture !== undefined && (await loaded(picture));
  begin();
  if (first.atPoster) await showFirst(first, came ? picture : undefined);
  else await presented();
  if (first.released) return;
  if (came && scene.poster) first.poster = decode(picture, scene.poster.view);
  first.canvas = warmCanvas();
}

document.documentElement.classList.add('js');
const stage = document.getElementById('stage');
const page = document.getElementById('page')?.textContent;
if (stage && page) void open(stage, JSON.parse(page) as ScenePageData);
