import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { contrast } from '../../ui/contrast';

type Rgb = readonly [red: number, green: number, blue: number];

interface Place {
  name: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Text over the picture, or on what lies over it. */
const TEXT =
  '.top :is(h1, .tour-name, .origin, .languages a), .tools :is(a, button), .rail button, .pin-name, .notice p, .caption';

const textPlaces = (page: Page): Promise<Place[]> =>
  page.evaluate((selector) => {
    return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const isSeen =
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 4 && height > 4;
      const isIn = left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight;
      const above = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.sheet, .guide, .notice');
      const isUnder = above?.contains(element) === false;
      const name = (element.textContent || element.getAttribute('aria-label')) ?? '';
      return isSeen && isIn && !isUnder ? [{ name: name.trim(), left, top, width, height }] : [];
    });
  }, TEXT);

/** Rarer colours are the soft edges of letters. */
const LEAST_SHARE = 0.004;

/** The most frequent colour is the ground; the words are what stands out from it most, edges left out. */
function contrastIn(pixels: Uint8Array): number {
  const counts = new Map<number, number>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3);
    const key = ((r >> 2) << 16) | ((g >> 2) << 8) | (b >> 2);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rgb = (key: number): Rgb => [((key >> 16) & 63) * 4.05, ((key >> 8) & 63) * 4.05, (key & 63) * 4.05];
  const [ground] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  const least = (pixels.length / 3) * LEAST_SHARE;
  const others = [...counts].filter(([, count]) => count >= least).map(([key]) => contrast(rgb(key), rgb(ground)));
  return Math.max(1, ...others);
}

/** In place of the picture, a sky of one colour: the worst that a picture can be. */
export const paintSky = (page: Page, sky: string): Promise<void> =>
  page.evaluate((colour) => {
    const style = document.querySelector('style[data-sky]') ?? document.createElement('style');
    style.setAttribute('data-sky', '');
    style.textContent = `#stage { background: ${colour} !important } #stage > * { visibility: hidden }`;
    document.head.append(style);
  }, sky);

export const unpaintSky = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('style[data-sky]')?.remove());

/** Words on the screen with less contrast to their ground than wanted, as measured in a screenshot. */
export async function paleWords(page: Page, least = 4.5): Promise<string[]> {
  const places = await textPlaces(page);
  if (places.length < 5) throw new Error('There are hardly any words to measure.');
  const shot = sharp(await page.screenshot({ animations: 'disabled' })).removeAlpha();
  const { data, info } = await shot.raw().toBuffer({ resolveWithObject: true });
  const density = info.width / (page.viewportSize()?.width ?? info.width);
  const pale: string[] = [];
  for (const { name, ...place } of places) {
    const [left, top, wide, high] = [place.left, place.top, place.width, place.height].map((value) =>
      Math.floor(value * density),
    );
    const rows = Array.from({ length: high || 1 }, (_, row) => {
      const at = ((top ?? 0) + row) * info.width + (left ?? 0);
      return data.subarray(3 * at, 3 * (at + (wide || 1)));
    });
    const ratio = contrastIn(Buffer.concat(rows));
    if (ratio < least) pale.push(`${name}: ${ratio.toFixed(2)}`);
  }
  return pale;
}
