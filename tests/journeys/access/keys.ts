import type { Page } from 'playwright-core';
import type { Hotspot } from '../../../src/tour/hotspot';
import { mediaOf } from './manifest';
import type { Hands } from './walk';

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['hotspot'] ?? '');

/** To the next point by its direction; undefined where there is none, as while a film has none in the picture. */
async function nextPoint(page: Page): Promise<string | undefined> {
  const before = await focused(page);
  await page.keyboard.press('PageDown');
  const moved = page.waitForFunction(
    (last) => {
      const now = (document.activeElement as HTMLElement | null)?.dataset['hotspot'];
      return now !== undefined && now !== last;
    },
    before,
    { timeout: 8_000 },
  );
  return moved.then(
    () => focused(page),
    () => undefined,
  );
}

const MOST_TABS = 120;

/** Goes on by Tab until a part of the page has the focus. */
async function tabTo(page: Page, part: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, part)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${part} was not reached by Tab.`);
}

/** Through the scene's text, where every point has its entry. */
async function openFromList(page: Page, id: string): Promise<void> {
  await tabTo(page, '.tools [aria-controls=about]');
  await page.keyboard.press('Enter');
  await page.locator('#about[data-open]').waitFor();
  await tabTo(page, `#h-${id} h4 a`);
  await page.keyboard.press('Enter');
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.sheet[data-open]').waitFor({ state: 'detached' });
}

/** Keys alone: the mouse and fingers are never used. */
export function keys(page: Page): Hands {
  const see = async (point: Hotspot, opened: (point: Hotspot) => Promise<void>): Promise<void> => {
    await opened(point);
    const { used } = mediaOf(point) ?? {};
    if (used !== undefined) await tabTo(page, used);
    await close(page);
  };
  return {
    async openAll(points, opened) {
      const left = new Map(points.map((point) => [point.id, point]));
      const passed = new Set<string>();
      while (left.size > 0) {
        const id = await nextPoint(page);
        const point = left.get(id ?? '');
        if (id === undefined || (passed.has(id) && !point)) break;
        passed.add(id);
        if (!point) continue;
        left.delete(id);
        await page.keyboard.press('Enter');
        await see(point, opened);
        const back = await focused(page);
        if (back !== id) throw new Error(`The focus went to “${back}” when ${id} was closed.`);
      }
      for (const point of left.values()) {
        await openFromList(page, point.id);
        await see(point, opened);
      }
    },
    async follow({ id }) {
      const passed = new Set<string | undefined>();
      for (let next = await nextPoint(page); ; next = await nextPoint(page)) {
        if (next === id) return page.keyboard.press('Enter');
        if (next === undefined || passed.has(next)) return openFromList(page, id);
        passed.add(next);
      }
    },
  };
}
