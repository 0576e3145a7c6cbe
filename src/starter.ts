import { SHARP_ENOUGH } from './tiles/level';
import { parsePosterName } from './tiles/poster-choice';
import { halfLong } from './tiles/screen';
import type { ScenePageData } from './tour/page';
import { atMost } from './viewer/at-most';
import { warmCanvas } from './viewer/context';
import { EarlyLook } from './viewer/early-look';
import { EXACT } from './viewer/exact';
import { FirstView, type DecodedPoster } from './viewer/first-view';
import { reach } from './viewer/milestone';
import { isFlat, toViewerScene } from './viewer/viewer-scene';
import type {} from './visit/install/prompt';

/*
 * Inlined at the end of each scene page. The poster has the line for itself; when it is there, or a finger is quicker, the code
 * is fetched, and the GPU is woken after the poster has been presented.
 */

const LONGEST_DRAG = 2_000;

/** Milliseconds for which code waits at most for the page's first frame. */
const LATE = 1_000;

/** Milliseconds after which code that did not come is asked for again; then only when the line is back. */
const AGAIN = [1_000, 3_000, 10_000, 30_000];

/** Milliseconds from a picture to the finger of somebody who was waiting for it. */
const TEMPTING = 300;

/** When the frame of what the page shows now has been made. */
const presented = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** When the browser says that the page's first frame is on the screen, which is later than made. Some say nothing. */
const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) return resolve();
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe({ type: 'paint', buffered: true });
  });

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves with whether the picture came. It may be there already, and then says nothing more. */
const loaded = (picture: HTMLImageElement): Promise<boolean> =>
  new Promise((resolve) => {
    if (picture.complete) return resolve(picture.naturalWidth > 0);
    picture.addEventListener('load', () => resolve(true));
    picture.addEventListener('error', () => resolve(false));
  });

/** Whether a picture can be drawn. The page's own has been, in the frame that shows it: asking would decode it twice. */
const drawable = (picture: HTMLImageElement): Promise<boolean> =>
  picture.decoding === 'sync'
    ? Promise.resolve(picture.naturalWidth > 0)
    : picture.decode().then(
        () => true,
        () => false,
      );

/** Resolves when a picture is on the screen, with whether it is one. */
async function shown(picture: HTMLImageElement): Promise<boolean> {
  if (!(await drawable(picture))) return false;
  await presented();
  return true;
}

/** Whether the page's picture has the screen's resolution, or the best that there is. */
function isSharp(picture: HTMLImageElement, { limits, home }: FirstView['scene']): boolean {
  const { long = 0 } = parsePosterName(picture.currentSrc) ?? {};
  const screen = Math.max(innerWidth, innerHeight) * devicePixelRatio;
  return long * SHARP_ENOUGH >= Math.min(screen, (limits.face ?? Infinity) * halfLong(home.fov));
}

/** From the browser's store and off the main thread; else from the element. */
async function decode(picture: HTMLImageElement, view: DecodedPoster['view']): Promise<DecodedPoster> {
  const stored = fetch(picture.currentSrc, { cache: 'force-cache' }).then((response) => response.blob());
  const decoded = stored.then((blob) => createImageBitmap(blob, EXACT));
  return { bitmap: await decoded.catch(() => createImageBitmap(picture, EXACT)), view };
}

/** Marks what has become true: by the poster, or by the coverage where there is none or the address asks for another view. */
async function mark(first: FirstView, picture: HTMLImageElement): Promise<void> {
  if (!(await shown(picture))) return;
  reach('pano:first');
  reach('pano:drag');
  if (picture === first.picture && !first.css.on && isSharp(picture, first.scene)) reach('pano:sharp');
}

/** Runs once, however many reasons there are. */
function once(task: () => void): () => void {
  let done = false;
  return () => {
    if (!done) task();
    done = true;
  };
}

const online = (): Promise<void> =>
  new Promise((resolve) => addEventListener('online', () => resolve(), { once: true }));

async function load(entry: string, [wait, ...waits]: readonly number[] = AGAIN): Promise<void> {
  try {
    await import(/* @vite-ignore */ entry);
  } catch (error) {
    reportError(error);
    await Promise.race([online(), ...(wait === undefined ? [] : [pause(wait)])]);
    return load(entry, waits);
  }
}

/** A script of the page would keep it from being loaded, and the browser from coming to rest, until the code has run. */
const start = (page: ScenePageData): void => {
  for (const href of page.preload)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  void load(page.entry);
};

/** A flat picture only waits for its code. */
async function openFlat(stage: HTMLElement, page: ScenePageData): Promise<void> {
  const picture = stage.querySelector('img');
  if (picture) await loaded(picture);
  start(page);
  if (picture && (await shown(picture))) reach('pano:first');
}

async function open(stage: HTMLElement, page: ScenePageData): Promise<void> {
  const first = new FirstView(stage, toViewerScene(page.scene, page.folder));
  window.firstView = first;
  const look = new EarlyLook(first);
  const { picture, scene } = first;
  const painted = Promise.all([firstPaint(), presented()]);
  const loadCode = once(() => start(page));
  const hurry = (): void => {
    loadCode();
    first.loadStrip();
  };
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, hurry, { once: true });
  const poster = first.atPoster ? picture : undefined;
  if (!poster) look.draw();
  else if (scene.poster?.blur !== undefined) void painted.then(() => reach('pano:first'));
  const came = await loaded(poster ?? first.loadStrip());
  // Where the poster comes at once, code would take the processor from the first frame. A hidden page has none.
  await atMost(painted, LATE);
  loadCode();
  if (!came) look.draw();
  const marked = mark(first, came && poster ? poster : first.loadStrip());
  first.seen = marked.then(() => pause(TEMPTING));
  await marked;
  first.loadStrip();
  if (first.taken.signal.aborted) return;
  if (picture?.naturalWidth && scene.poster) first.poster = decode(picture, scene.poster.view);
  await first.seen;
  // Waking the GPU holds everything up: not while a finger turns the picture.
  await first.released(LONGEST_DRAG);
  if (!first.taken.signal.aborted) first.canvas = warmCanvas();
}

// Nobody is asked before the first picture; visit/install does so when there is a reason.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  window.installPrompt = event;
});
const stage = document.getElementById('stage');
const page = document.getElementById('page')?.textContent;
if (stage && page) {
  const data = JSON.parse(page) as ScenePageData;
  void (isFlat(data.scene) ? openFlat : open)(stage, data);
}
