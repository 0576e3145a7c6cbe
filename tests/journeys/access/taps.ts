import type { Page } from 'playwright-core';
import type { Hands } from './walk';

type Say = (address: string) => string;

interface Spot {
  id: string;
  x: number;
  y: number;
}

/** Points that a finger can hit where they are now. */
const inReach = (page: Page): Promise<Spot[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.pin')].flatMap((pin) => {
      const { left, top, width, height } = pin.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const isHit = document.elementFromPoint(x, y)?.closest('.pin') === pin;
      return isHit ? [{ id: pin.dataset['hotspot'] ?? '', x, y }] : [];
    }),
  );

const MOST_TURNS = 42;

/** Brings points into reach with the buttons alone: round, and each round a little lower or higher. */
async function turn(page: Page, say: Say, turns: number): Promise<void> {
  const tap = (words: string) =>
    page
      .locator('.pad')
      .getByRole('button', { name: say(words), exact: true })
      .tap();
  if (turns % 14 === 13) await tap(turns % 28 === 13 ? 'visit:move.down' : 'visit:move.up');
  await tap('visit:move.right');
  // Points are where the next frame puts them.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Single taps alone: nothing is dragged, pinched or typed. */
export function taps(page: Page, say: Say): Hands {
  const find = async (wanted: (id: string) => boolean): Promise<Spot | undefined> => {
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      const spot = (await inReach(page)).find(({ id }) => wanted(id));
      if (spot) return spot;
      await turn(page, say, turns);
    }
    return undefined;
  };
  /** Through the scene's text, where every point has its entry: in a film a point may not be in the picture now. */
  const openFromList = async (id: string): Promise<void> => {
    await page.locator('.tools [aria-controls=about]').tap();
    await page.locator(`#about[data-open] #h-${id} h4 a`).tap();
  };
  return {
    async openAll(points, opened) {
      const left = new Map(points.map((point) => [point.id, point]));
      while (left.size > 0) {
        const spot = await find((candidate) => left.has(candidate));
        const [first] = left.values();
        const point = spot ? left.get(spot.id) : first;
        if (!point) break;
        if (spot) await page.touchscreen.tap(spot.x, spot.y);
        else await openFromList(point.id);
        await opened(point);
        left.delete(point.id);
        await page
          .locator('.sheet[data-open]')
          .getByRole('button', { name: say('visit:close'), exact: true })
          .tap();
        await page.locator('.sheet[data-open]').waitFor({ state: 'detached' });
      }
    },
    async follow(point) {
      const spot = await find((id) => id === point.id);
      if (spot) await page.touchscreen.tap(spot.x, spot.y);
      else await openFromList(point.id);
    },
  };
}

/** Lays the buttons over the picture, as the help offers. */
export async function layButtons(page: Page, say: Say): Promise<void> {
  await page.getByRole('button', { name: say('visit:help'), exact: true }).tap();
  await page.getByLabel(say('visit:move.keep')).tap();
  await page
    .locator('.sheet[data-open]')
    .getByRole('button', { name: say('visit:close'), exact: true })
    .tap();
  await page.locator('.pad').waitFor();
}
