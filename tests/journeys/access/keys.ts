import type { Page } from 'playwright-core';
import type { Hotspot } from '../../../src/tour/hotspot';
import { mediaOf } from './manifest';
import type { Hands } from './walk';

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['hotspot'] ?? '');

/** To the next point by its direction. */
async function nextPoint(page: Page): Promise<string> {
  const before = await focused(page);
  await page.keyboard.press('PageDown');
  await page.waitForFunction(
    (last) => {
      const now = (document.activeElement as HTMLElement | null)?.dataset['hotspot'];
      return now !== undefined && now !== last;
    },
    before,
    { timeout: 10_000 },
  );
  return focused(page);
}

const MOST_TABS = 40;

/** Goes on by Tab until a part of the sheet has the focus. */
async function tabTo(page: Page, part: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, part)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${part} was not reached by Tab.`);
}

/** Keys alone: the mouse and fingers are never used. */
export const keys = (page: Page): Hands => ({
  async openAll(points, opened) {
    const left = new Map(points.map((point) => [point.id, point]));
    for (let presses = 0; left.size > 0 && presses < 60; presses++) {
      const point = left.get(await nextPoint(page));
      if (!point) continue;
      left.delete(point.id);
      await page.keyboard.press('Enter');
      await opened(point);
      const { used } = mediaOf(point) ?? {};
      if (used !== undefined) await tabTo(page, used);
      await page.keyboard.press('Escape');
      await page.locator('.sheet[data-open]').waitFor({ state: 'detached' });
      const back = await focused(page);
      if (back !== point.id) throw new Error(`The focus went to “${back}” when ${point.id} was closed.`);
    }
  },
  async follow({ id }: Hotspot) {
    for (let presses = 0; presses < 40 && (await nextPoint(page)) !== id; presses++);
    await page.keyboard.press('Enter');
  },
});
