import type { Page } from 'playwright-core';
import type { Hotspot } from '../../../src/tour/hotspot';
import type { Tour } from '../../../src/tour/tour';
import { untilState } from '../browser';
import { leadsTo, mediaOf, sceneIn, stepTo } from './manifest';

/** A way to use the page: by keys alone, or by taps alone. */
export interface Hands {
  /** Opens each point that does not lead on, tells what was seen of it, and closes it again. */
  openAll: (points: readonly Hotspot[], opened: (point: Hotspot) => Promise<void>) => Promise<void>;
  /** Follows a point that leads to another scene. */
  follow: (point: Hotspot) => Promise<void>;
}

export interface Walked {
  scenes: string[];
  /** `scene/point` */
  points: string[];
  media: string[];
}

interface Walk {
  page: Page;
  tour: Tour;
  lang: string;
  hands: Hands;
  /** Ends after so many scenes; all by default. */
  most?: number;
}

/** What the manifest says there is, in the same words as what a walk tells. */
export function everything(tour: Tour, scenes = tour.scenes.map(({ id }) => id)): Walked {
  const points = scenes.flatMap((id) => (sceneIn(tour, id).hotspots ?? []).map((point) => ({ id, point })));
  const name = ({ id, point }: (typeof points)[number]): string => `${id}/${point.id}`;
  return {
    scenes: [...scenes].sort(),
    points: points.map(name).sort(),
    media: points
      .filter(({ point }) => mediaOf(point))
      .map(name)
      .sort(),
  };
}

async function seeSheet(page: Page, point: Hotspot, lang: string): Promise<boolean> {
  const sheet = page.locator('#hotspot[data-open]');
  await sheet
    .locator('h2')
    .filter({ hasText: point.title[lang] ?? '' })
    .waitFor();
  const media = mediaOf(point);
  if (media) await sheet.locator(media.shown).first().waitFor();
  return media !== undefined;
}

/** Goes through a tour from where the page is: each point of each scene, then to the nearest scene that is still unknown. */
export async function walk({ page, tour, lang, hands, most = tour.scenes.length }: Walk): Promise<Walked> {
  const walked: Walked = { scenes: [], points: [], media: [] };
  const known = new Set<string>();
  for (;;) {
    const here = (await page.locator('#stage').getAttribute('data-scene')) ?? '';
    const points = sceneIn(tour, here).hotspots ?? [];
    if (!known.has(here)) {
      known.add(here);
      walked.scenes.push(here);
      const still = points.filter((point) => leadsTo(point) === undefined);
      await hands.openAll(still, async (point) => {
        if (await seeSheet(page, point, lang)) walked.media.push(`${here}/${point.id}`);
        walked.points.push(`${here}/${point.id}`);
      });
    }
    const next = known.size < most ? stepTo(tour, here, (id) => !known.has(id)) : undefined;
    const way = points.find((point) => leadsTo(point) === next);
    if (next === undefined || !way) break;
    await hands.follow(way);
    await untilState(page, 'live', next);
    await page.locator(`.pins:not([data-leaving])`).waitFor({ state: 'attached' });
  }
  return sorted(walked);
}

const sorted = ({ scenes, points, media }: Walked): Walked => ({
  scenes: scenes.sort(),
  points: points.sort(),
  media: media.sort(),
});
