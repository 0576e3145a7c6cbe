import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keys } from './access/keys';
import { publishedManifest, leadsTo, sceneIn } from './access/manifest';
import { layButtons, taps } from './access/taps';
import { LIGHT_PHONE, TOUR } from './access/states';
import { everything, walk } from './access/walk';
import { LANGUAGES, wordsOf } from './access/words';
import { launch, untilState, watchErrors } from './browser';
import { rewrite } from './rewrite';

const SITE = inject('site');
const manifest = publishedManifest(inject('siteFolder'), TOUR);
const isWhole = process.env['ACCESS'] === 'whole';
/** In `npm test` one scene for each way; all by `npm run test:access`. */
const most = isWhole ? manifest.scenes.length : 1;

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

async function open(device: BrowserContextOptions, lang: string, scene: string) {
  const context = await browser.newContext({ ...device, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(`${SITE}/${lang}/${TOUR}/${scene}`);
  await untilState(page, 'live', scene);
  await page.waitForSelector('.pins[data-named]');
  return { context, page, errors };
}

/** Points that lead on are not opened but followed: each is told apart by where it leads. */
const expected = (scenes: readonly string[]) => {
  const all = everything(manifest, [...scenes]);
  const isStill = (name: string): boolean => {
    const [scene = '', id] = name.split('/');
    const point = sceneIn(manifest, scene).hotspots?.find((candidate) => candidate.id === id);
    return point !== undefined && leadsTo(point) === undefined;
  };
  return { ...all, points: all.points.filter(isStill) };
};

describe('by keys alone', () => {
  it('every scene, point and medium is reached, and the focus always comes back', async () => {
    const { context, page, errors } = await open({ viewport: { width: 960, height: 540 } }, 'vi', 'cong-tien');
    const walked = await walk({ page, tour: manifest, lang: 'vi', hands: keys(page), most });
    expect(walked).toEqual(expected(isWhole ? manifest.scenes.map(({ id }) => id) : ['cong-tien']));
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('by taps without a drag', () => {
  it('every scene, point and medium is reached', async () => {
    const { context, page, errors } = await open(LIGHT_PHONE, 'en', 'hao-nuoc');
    const say = wordsOf('en');
    await layButtons(page, say);
    const walked = await walk({ page, tour: manifest, lang: 'en', hands: taps(page, say), most });
    expect(walked).toEqual(expected(isWhole ? manifest.scenes.map(({ id }) => id) : ['hao-nuoc']));
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** What the text of a scene lacks of what the manifest says, without any script. */
async function missing(page: Page, lang: string, scene: string): Promise<string[]> {
  const shown = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
  const { title, description, hotspots = [] } = sceneIn(manifest, scene);
  const told = (text: Readonly<Record<string, string>> | undefined): string =>
    (text?.[lang] ?? text?.['en'] ?? '').replace(/\s+/g, ' ').trim();
  const texts = [title, description, ...hotspots.flatMap((point) => [point.title, 'text' in point && point.text])];
  const words = texts.flatMap((text) => (text ? [told(text)] : [])).filter((text) => !shown.includes(text));
  const ways = hotspots.flatMap((point) => leadsTo(point) ?? []);
  const links = await Promise.all(
    ways.map(async (to) => ((await page.locator(`.entries a[href="/${lang}/${TOUR}/${to}"]`).count()) > 0 ? [] : [to])),
  );
  return [...words, ...links.flat()];
}

describe('through the text tour with JavaScript off', () => {
  it.each(isWhole ? LANGUAGES : ['vi'])(
    'every scene and point is read, and every way on leads on, in %s',
    async (lang) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      // Here words and ways count; that pictures come without a script, too, is shown elsewhere.
      await context.route(/\.(?:avif|webp|jpg|woff2)$/, (route) => route.abort('aborted'));
      const page = await context.newPage();
      const errors = watchErrors(page);
      await page.goto(`${SITE}/${lang}/${TOUR}/`);
      await page.locator('a.start').click();
      const known = new Set<string>();
      // Each with the scene that leads there.
      const ahead: { scene: string; from?: string }[] = [{ scene: manifest.start ?? '' }];
      let here: string | undefined;
      for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
        const { scene, from } = next;
        if (known.has(scene)) continue;
        known.add(scene);
        if (from !== here) await page.goto(`${SITE}/${lang}/${TOUR}/${from ?? ''}`);
        if (from !== undefined) await page.locator(`.entries a[href="/${lang}/${TOUR}/${scene}"]`).first().click();
        await page.waitForURL(`**/${lang}/${TOUR}/${scene}**`);
        here = scene;
        expect([scene, await missing(page, lang, scene)]).toEqual([scene, []]);
        const ways = sceneIn(manifest, scene).hotspots?.flatMap((point) => leadsTo(point) ?? []) ?? [];
        ahead.push(...ways.map((way) => ({ scene: way, from: scene })));
      }
      expect([...known].sort()).toEqual(everything(manifest).scenes);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it('would notice a point that is not told', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await rewrite(page, '**/vi/**/cong-tien', (html) => html.replaceAll('Vòm', 'Vom'));
    await page.goto(`${SITE}/vi/${TOUR}/cong-tien`);
    expect(await missing(page, 'vi', 'cong-tien')).not.toEqual([]);
    await context.close();
  });
});
