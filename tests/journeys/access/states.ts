import type { BrowserContextOptions, Page } from 'playwright-core';
import { PHONE, untilState } from '../browser';
import { rewrite } from '../rewrite';

export const TOUR = 'thanh-co-quang-tri';

/** For what does not hang on each pixel. */
export const LIGHT_PHONE: BrowserContextOptions = { ...PHONE, deviceScaleFactor: 1 };

export interface Stand {
  page: Page;
  site: string;
  lang: string;
  say: (address: string) => string;
}

/** A state of a screen: how one gets there. States of one page follow each other and leave it as they found it. */
export interface State {
  name: string;
  reach: (stand: Stand) => Promise<void>;
  leave?: (stand: Stand) => Promise<void>;
}

const open = async ({ page, site, lang }: Stand, path: string): Promise<void> => {
  await page.goto(`${site}/${lang}/${path}`);
};

async function openScene(stand: Stand, scene: string, query = ''): Promise<void> {
  await open(stand, `${TOUR}/${scene}${query}`);
  await untilState(stand.page, 'live', scene);
  await stand.page.waitForSelector('#app[data-awake]', { state: 'attached' });
}

const closeByKey = async ({ page }: Stand): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.locator('.sheet[data-open]').waitFor({ state: 'detached' });
};

const button = ({ page, say }: Stand, words: string) => page.getByRole('button', { name: say(words), exact: true });

const sheet = (name: string, words: string): State => ({
  name: `sheet: ${name}`,
  async reach(stand) {
    await button(stand, words).click();
    await stand.page.locator('.sheet[data-open]').waitFor();
  },
  leave: closeByKey,
});

/** An address that opens a point, and what shows that all of it is there. */
const point = (name: string, scene: string, hotspot: string, there: string): State => ({
  name: `point: ${name}`,
  async reach(stand) {
    await openScene(stand, scene, `?h=${hotspot}`);
    await stand.page.locator(`.sheet[data-open] ${there}`).first().waitFor();
  },
});

const STILL_AWAY = 'dai-tuong-niem';

/** The scene as it is first seen, then what lies around it. */
export const AROUND_SCENE: readonly State[] = [
  {
    name: 'scene: greeted',
    async reach(stand) {
      await openScene(stand, STILL_AWAY);
      await stand.page.waitForSelector('.pins[data-named]');
    },
  },
  sheet('scenes', 'visit:scenes'),
  sheet('about', 'visit:about'),
  sheet('help', 'visit:help'),
  {
    name: 'scene: buttons over the picture',
    async reach(stand) {
      await button(stand, 'visit:help').click();
      await stand.page.getByLabel(stand.say('visit:move.keep')).check();
      await closeByKey(stand);
      await stand.page.locator('.pad').waitFor();
    },
    async leave(stand) {
      await button(stand, 'visit:help').click();
      await stand.page.getByLabel(stand.say('visit:move.keep')).uncheck();
      await closeByKey(stand);
    },
  },
  {
    name: 'sheet: keep',
    async reach(stand) {
      await button(stand, 'visit:scenes').click();
      await button(stand, 'keep:entry').click();
      await stand.page.locator('#keep[data-open]').waitFor();
    },
    leave: closeByKey,
  },
  sheet('plan', 'kinds:open.plan'),
  sheet('tools', 'kinds:open.tools'),
  {
    name: 'guide',
    async reach(stand) {
      await stand.page
        .locator('.rail')
        .getByRole('button', { name: stand.say('kinds:open.guide') })
        .click();
      await stand.page.locator('.guide').waitFor();
    },
    async leave(stand) {
      await button(stand, 'kinds:guide.end').click();
      await stand.page.locator('.guide').waitFor({ state: 'detached' });
    },
  },
];

export const POINTS: readonly State[] = [
  point('words', STILL_AWAY, 'nam-mo-chung', 'p'),
  point('then and now', 'cong-tien', 'mua-he-1972', 'input[type=range]'),
  point('model', 'nha-trung-bay', 'sa-ban', '.model canvas'),
  point('gallery', 'nha-trung-bay', 'nhin-gan', '.gallery img'),
  point('area', 'tren-cao', 'trong-thanh', 'p'),
];

/** What goes wrong, and devices that can do less. */
export const TROUBLES: readonly State[] = [
  {
    name: 'scene: the next one does not come',
    async reach(stand) {
      await openScene(stand, STILL_AWAY);
      await stand.page.context().setOffline(true);
      // Not visited before by any of these, and in sight from the start.
      await stand.page.locator('.pin[href*="/cong-hau"]').press('Enter');
      await stand.page.locator('.notice[role=alert]').waitFor();
    },
    leave: ({ page }) => page.context().setOffline(false),
  },
  {
    name: 'scene: no script',
    async reach(stand) {
      const pattern = `**/${stand.lang}/${TOUR}/cong-tien`;
      const devtools = await stand.page.context().newCDPSession(stand.page);
      // What the worker answers never comes by here.
      await devtools.send('Network.setBypassServiceWorker', { bypass: true });
      await rewrite(stand.page, pattern, (html) => html.replace(/<script(?![^>]*json)[\s\S]*?<\/script>/g, ''));
      await open(stand, `${TOUR}/cong-tien`);
      await stand.page.unroute(pattern);
      await devtools.detach();
    },
  },
];

const paper = (name: string, path: string): State => ({ name, reach: (stand) => open(stand, path) });

const elsewhere = (name: string, path: (lang: string) => string): State => ({
  name,
  reach: async ({ page, site, lang }) => void (await page.goto(site + path(lang))),
});

export const PAGES: readonly State[] = [
  paper('catalogue', ''),
  {
    name: 'catalogue: found',
    async reach({ page }) {
      await page.getByRole('searchbox').fill('thanh co');
      await page.locator('.found').filter({ hasText: /[1-9]/ }).waitFor();
    },
  },
  {
    name: 'catalogue: nothing found',
    async reach({ page }) {
      await page.getByRole('searchbox').fill('zzz');
      await page.locator('.nothing').waitFor();
    },
  },
  paper('tour', `${TOUR}/`),
  elsewhere('embedded', (lang) => `/embed/${lang}/${TOUR}/cong-tien`),
  elsewhere('codes', () => '/q/'),
  elsewhere('not found', (lang) => `/${lang}/there-is-no-such-place`),
];

export const STATES: readonly State[] = [...AROUND_SCENE, ...POINTS, ...TROUBLES, ...PAGES];
