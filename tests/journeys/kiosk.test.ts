import jsQR from 'jsqr';
import type { Browser, BrowserContext, CDPSession, FrameLocator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seeded } from '../pack/seeded';
import { launch, watchErrors } from './browser';
import { rewrite } from './rewrite';

const LONG = process.env['KIOSK'] === 'long';
const SEED = Number(process.env['SEED'] ?? 20_260);
const TAPS = LONG ? 2_000 : 60;
/** A kiosk's proportions; a software GPU draws it without end. */
const VIEWPORT = { width: 960, height: 540 };
const TOUR = 'thanh-co-quang-tri';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** A word in the built code and what stands there instead: how broken variants are made. */
type Fault = readonly (readonly [string, string])[];

interface Screen {
  page: Page;
  frame: FrameLocator;
  context: BrowserContext;
  errors: string[];
  /** Pages, dialogs and downloads that have come up besides the kiosk. */
  left: string[];
}

async function open(fault: Fault = []): Promise<Screen> {
  const context = await browser.newContext({ viewport: VIEWPORT, hasTouch: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const [errors, left] = [watchErrors(page), [] as string[]];
  context.on('page', (other) => left.push(`page ${other.url()}`));
  page.on('dialog', (dialog) => (left.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
  page.on('download', (download) => left.push(`download ${download.url()}`));
  page.on('framenavigated', (one) => {
    const { pathname, origin } = new URL(one.url() === 'about:blank' ? inject('site') : one.url());
    const isTop = one === page.mainFrame();
    const isOurs = isTop ? pathname.startsWith('/kiosk/') : pathname === '/' || pathname.includes(`/${TOUR}/`);
    if (origin !== inject('site') || !isOurs) left.push(`went ${one.url()}`);
  });
  // Time can be let pass at once: only differences of this clock count for who is still there.
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const real = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => real() + ahead;
    addEventListener('later', (event) => (ahead += (event as CustomEvent<number>).detail));
  });
  if (fault.length > 0) {
    await rewrite(page, '**/assets/kiosk-*.js', (code) =>
      fault.reduce((code, [from, to]) => {
        if (!code.includes(from)) throw new Error(`The built kiosk has no ${from}.`);
        return code.replaceAll(from, to);
      }, code),
    );
  }
  const screen = { page, frame: page.frameLocator('iframe'), context, errors, left };
  await comeUp(screen);
  return screen;
}

/** As after a start: what a test before has left or not reached is gone. */
async function comeUp({ page, left, errors }: Screen): Promise<void> {
  await page.goto(`${inject('site')}/kiosk/${TOUR}/`);
  await page.waitForSelector('.attract .names:not(.waiting)');
  left.length = errors.length = 0;
}

async function begin({ page, frame }: Screen, lang: 'vi' | 'en'): Promise<void> {
  await page.click('.attract');
  await page.click(`.large[lang=${lang}]`);
  await frame.locator('#stage:not([data-state=poster])').waitFor();
  await frame.locator('#app[data-awake]').waitFor();
}

/** A visit with nothing over it: the one that goes on already, or a new one. */
async function atVisit(screen: Screen, lang: 'vi' | 'en'): Promise<void> {
  const isThere = await screen.page.evaluate(
    (wanted) =>
      document.documentElement.dataset['kiosk'] === 'visit' &&
      document.documentElement.lang === wanted &&
      !document.querySelector('.dialog'),
    lang,
  );
  if (isThere) return stayThere(screen.page);
  await comeUp(screen);
  await begin(screen, lang);
}

/** From now on the visit's pages are what a Wi-Fi answers that asks for a password first; all of it that anybody sees is written down. */
async function answerWithPortal(page: Page): Promise<() => Promise<string[]>> {
  await page.route(`**/${TOUR}/**`, (route) =>
    route.request().resourceType() === 'document' && route.request().frame() !== page.mainFrame()
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title><h1>Wi-Fi</h1>' })
      : route.continue(),
  );
  await page.evaluate(() => {
    const seen = ((window as { seen?: string[] }).seen = []) as string[];
    const look = (): void => {
      const frame = document.querySelector('iframe');
      const title = frame?.contentDocument?.querySelector('h1')?.textContent;
      if (frame && title === 'Wi-Fi' && getComputedStyle(frame).visibility === 'visible') seen.push(title);
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => (window as { seen?: string[] }).seen ?? []);
}

/** A link to another site, as tours have them; all over the page, so that it is sure to be met. */
async function pressAway({ frame }: Screen): Promise<void> {
  await frame.locator('body').evaluate((body) => {
    const link = Object.assign(document.createElement('a'), {
      href: 'https://example.org/x',
      id: 'away',
      target: '_blank',
    });
    link.style.cssText = 'position:fixed;inset:0;z-index:99;pointer-events:auto';
    body.append(link);
  });
  await frame.locator('#away').click();
}

const later = (page: Page, seconds: number): Promise<unknown> =>
  page.evaluate((ms) => dispatchEvent(new CustomEvent('later', { detail: ms })), seconds * 1000);

/** A sign of life: on a slow machine nobody would have been there for too long. */
const stayThere = (page: Page): Promise<void> => page.keyboard.press('Shift');

interface Visited {
  visit: { goTo(to: object): void; snapshot(): { scene: { id: string }; busy: boolean } };
}

async function goTo(frame: FrameLocator, scene: string): Promise<void> {
  const app = frame.locator('#app');
  await app.evaluate((it, id) => (it as unknown as Visited).visit.goTo({ scene: id, view: 'home' }), scene);
  await frame.locator(`#stage[data-scene=${scene}]:not([data-state=poster])`).waitFor();
  const isThere = () =>
    app.evaluate((it, id) => {
      const { scene, busy } = (it as unknown as Visited).visit.snapshot();
      return scene.id === id && !busy;
    }, scene);
  await expect.poll(isThere, { timeout: 30_000 }).toBe(true);
}

/** Whether what was visited is ticked. */
const hasTicks = (frame: FrameLocator): Promise<boolean> =>
  frame
    .locator('html')
    .evaluate((root) => [...root.querySelectorAll('style')].some((style) => style.textContent.includes('✓')));

const phase = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['kiosk']);

/** What is left in the browser of whoever was there. */
const traces = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage).filter((key) => !key.startsWith('kiosk.')),
    ...Object.keys(sessionStorage),
    ...document.cookie.split(';').filter(Boolean),
    ...(await indexedDB.databases()).map(({ name }) => name ?? 'database'),
    ...(await caches.keys()),
    ...(window.name ? ['name'] : []),
  ]);

let screen: Screen;
beforeAll(async () => void (screen = await open()));

describe('a visitor at the kiosk', () => {
  it('is greeted in both languages by a picture that moves, and by nothing to press but the whole screen', async () => {
    await comeUp(screen);
    const { page, frame } = screen;
    expect(await page.textContent('.name[lang=vi] b')).toBe('Thành cổ Quảng Trị');
    expect(await page.textContent('.name[lang=en] b')).toBe('Quảng Trị Citadel');
    expect(await page.textContent('.touch-here')).toMatch(/Chạm để bắt đầu.*Touch to start/);
    expect(await frame.locator('.bar').isVisible()).toBe(false);
    const before = await page.screenshot();
    await expect.poll(async () => before.equals(await page.screenshot()), { timeout: 20_000 }).toBe(false);
  });

  it('who touches before the tour has come is heard as soon as it is there', async () => {
    const { page } = screen;
    const late = /\/tours\/[^/]+\/tour[^/]*\.json/;
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    await page.route(late, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${inject('site')}/kiosk/${TOUR}/`);
    await page.click('.attract');
    expect(await page.locator('.large').count()).toBe(0);
    release();
    await page.waitForSelector('.large[lang=vi]');
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('chooses a language and is in the tour, in it', async () => {
    await comeUp(screen);
    await begin(screen, 'en');
    const { page, frame } = screen;
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.textContent('.dock')).toContain('Take it with you');
    expect(await frame.locator('html').getAttribute('lang')).toBe('en');
    expect(await frame.locator('.languages a:visible').allTextContents()).toEqual(['Tiếng Việt']);
    for (const target of await page.locator('.dock button').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(60);
    }
  });

  it('takes the very view along as a code that a phone reads', async () => {
    await atVisit(screen, 'en');
    const { page } = screen;
    await page.click('.dock button >> nth=0');
    const { data, info } = await sharp(await page.locator('.qr').screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const read = jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
    expect(read).toMatch(new RegExp(`^${inject('site')}/en/${TOUR}/[a-z-]+\\?v=-?\\d+,-?\\d+,\\d+$`));
    expect(await page.textContent('.code')).toMatch(/^\w{3} \w{3}$/);
    await page.click('.dialog .round');
  });

  it('has all that can be touched in the lower half, when asked for', async () => {
    await atVisit(screen, 'en');
    const { page } = screen;
    await page.click('.dock button >> nth=1');
    const middle = VIEWPORT.height / 2;
    expect((await page.locator('iframe').boundingBox())?.y).toBeGreaterThanOrEqual(middle);
    for (const target of await page.locator('#kiosk button').all()) {
      expect((await target.boundingBox())?.y).toBeGreaterThanOrEqual(middle);
    }
  });

  it('is offered nothing that is for a device of one’s own', async () => {
    await atVisit(screen, 'en');
    const { frame } = screen;
    const own = frame.locator('[data-own-device]');
    for (const [sheet, count] of [
      ['Help and sharing', 1],
      ['More tools', 2],
    ] as const) {
      await frame.getByRole('button', { name: sheet }).click();
      await frame.locator('.sheet[data-open]').waitFor();
      if (count === 1) await frame.getByRole('heading', { name: 'Help', exact: true }).waitFor();
      expect(await own.count()).toBeGreaterThanOrEqual(count);
      expect(await own.filter({ visible: true }).allTextContents()).toEqual([]);
      await frame.locator('.sheet[data-open] .round').first().click();
    }
  });

  it('sees a link to elsewhere as a code instead of going there', async () => {
    await atVisit(screen, 'en');
    const { page, frame, left } = screen;
    await pressAway(screen);
    expect(await page.textContent('.dialog')).toContain('example.org/x');
    expect(left).toEqual([]);
    await page.click('.dialog .round');
    await frame.locator('#away').evaluate((link) => link.remove());
  });

  it('sees nothing of a page that is not of this site: the kiosk waits and goes on trying', async () => {
    await comeUp(screen);
    const { page } = screen;
    const seen = await answerWithPortal(page);
    await page.click('.attract');
    await page.click('.large[lang=en]');
    await page.waitForSelector('.attract');
    await page.getByText('Tour đang được tải. Xin chờ một chút…').waitFor({ timeout: 60_000 });
    expect(await page.getByText('The tour is on its way. One moment, please…').isVisible()).toBe(true);
    expect(await seen()).toEqual([]);
    await page.unroute(`**/${TOUR}/**`);
    await page.waitForSelector('.attract .names:not(.waiting)', { timeout: 60_000 });
    expect(await page.getByText('Tour đang được tải').count()).toBe(0);
  }, 150_000);

  it('who stays away is asked, goes on with one touch, and is forgotten when nobody answers', async () => {
    await atVisit(screen, 'en');
    const { page, frame, errors } = screen;
    // Ticks are drawn by a part that comes when all else is there, which takes minutes where two browsers share a slow machine.
    const goRound = async (): Promise<boolean> => {
      await stayThere(page);
      for (const scene of ['cong-tien', 'tren-cao']) await goTo(frame, scene);
      return hasTicks(frame);
    };
    await expect.poll(goRound, { timeout: 120_000, interval: 500 }).toBe(true);
    await frame.locator('html').evaluate(() => {
      localStorage.setItem('lang', 'en');
      localStorage.setItem('note', 'x');
      sessionStorage.setItem('greeted:x', '');
    });
    await stayThere(page);
    await later(page, 76);
    expect(await page.textContent('.asking')).toContain('Are you still there?');
    await page.click('.asking .large >> nth=0');
    expect(await phase(page)).toBe('visit');
    await later(page, 76);
    await page.waitForSelector('.asking');
    await later(page, 21);
    await page.waitForSelector('.attract .names:not(.waiting)');
    expect(await traces(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dataset['reach'])).toBeUndefined();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi');
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await frame.locator('html').getAttribute('lang')).toBe('vi');
    await begin(screen, 'vi');
    expect(await frame.locator('#stage').getAttribute('data-scene')).toBe('tren-cao');
    expect(await frame.locator('[data-open]').count()).toBe(0);
    expect(await hasTicks(frame)).toBe(false);
    await page.click('.dock button >> nth=2');
    await page.waitForSelector('.attract .names:not(.waiting)');
    expect(errors.filter((line) => !/sandbox|registration blocked by Playwright/.test(line))).toEqual([]);
  });
});

/** Keys, gestures and presses that lead out of a browser. */
const KEYS = [
  ...[
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Alt+Home',
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F10',
    'Control+r',
    'Control+Shift+r',
  ],
  ...[
    'Control+p',
    'Control+s',
    'Control+o',
    'Control+u',
    'Control+f',
    'Control+g',
    'Control+j',
    'Control+h',
    'Control+d',
  ],
  ...['Control+a', 'Control+c', 'Control+Minus', 'Control+Equal', 'Control+0', 'Control+l', 'Control+k', 'Control+e'],
  ...[
    'Backspace',
    'ContextMenu',
    'Escape',
    'Shift+F10',
    'Tab',
    'Shift+Tab',
    'Enter',
    'Space',
    'Control+Enter',
    'Alt+Enter',
    'Control+Tab',
    'Control+PageDown',
  ],
];

type Press = readonly [method: 'Input.dispatchTouchEvent' | 'Input.dispatchMouseEvent', event: object];

/** One thing that a finger or a mouse does somewhere, as the browser's own events. */
function pressing(random: () => number): Press[] {
  const place = () => ({ x: Math.floor(random() * VIEWPORT.width), y: Math.floor(random() * VIEWPORT.height) });
  const at = place();
  const mouse = (type: string, more: object = {}): Press => [
    'Input.dispatchMouseEvent',
    { type, ...at, button: 'left', clickCount: 1, ...more },
  ];
  const touch = (type: string, points: object[]): Press => ['Input.dispatchTouchEvent', { type, touchPoints: points }];
  const kind = random();
  if (kind < 0.75) return [touch('touchStart', [at]), touch('touchEnd', [])];
  if (kind < 0.85) {
    const button = kind < 0.8 ? 'right' : 'middle';
    return [mouse('mousePressed', { button }), mouse('mouseReleased', { button })];
  }
  if (kind < 0.92)
    return [1, 2].flatMap((clickCount) => [
      mouse('mousePressed', { clickCount }),
      mouse('mouseReleased', { clickCount }),
    ]);
  if (kind < 0.96) {
    // Two fingers that draw apart.
    const other = place();
    const apart = { x: Math.min(other.x + 80, VIEWPORT.width - 1), y: other.y };
    return [touch('touchStart', [at, other]), touch('touchMove', [at, apart]), touch('touchEnd', [])];
  }
  return [mouse('mousePressed'), mouse('mouseMoved', place()), mouse('mouseReleased', place())];
}

/** Two fingers in the middle of the picture, as one would magnify a page. */
async function drawApart(devtools: CDPSession): Promise<void> {
  const y = VIEWPORT.height / 2;
  const fingers = (apart: number) => [-1, 1].map((side) => ({ x: VIEWPORT.width / 2 + side * apart, y, id: side + 1 }));
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: apart === undefined ? [] : fingers(apart) });
  await touch('touchStart', 40);
  for (const apart of [60, 100, 160, 240]) await touch('touchMove', apart);
  await touch('touchEnd');
}

/** So many at once, as fast as the page takes them. */
const HANDFUL = 20;

async function rage({ page, frame }: Screen, taps: number): Promise<void> {
  const random = seeded(SEED);
  const devtools = await page.context().newCDPSession(page);
  const left = [...KEYS];
  for (let tap = 0; tap < taps; tap += HANDFUL) {
    const events = Array.from({ length: Math.min(HANDFUL, taps - tap) }, () => pressing(random)).flat();
    await Promise.all(events.map(([method, event]) => devtools.send(method, event as never)));
    const keys = left.splice(0, Math.ceil((KEYS.length * HANDFUL) / taps));
    for (const key of keys) await page.keyboard.press(key).catch(() => undefined);
  }
  await devtools.detach();
  await frame.locator('body').evaluate(() => {
    window.open('https://example.org/');
    try {
      window.top?.location.assign('/vi/');
    } catch {
      // So it shall be.
    }
    location.assign('#x');
    print();
  });
}

const scaleOf = (page: Page): Promise<number | undefined> => page.evaluate(() => visualViewport?.scale);

describe('two fingers', () => {
  it('in the picture magnify nothing', async () => {
    await atVisit(screen, 'vi');
    await drawApart(await screen.page.context().newCDPSession(screen.page));
    expect(await scaleOf(screen.page)).toBe(1);
  });

  it('that have magnified the page all the same have not for the next visitor', async () => {
    await atVisit(screen, 'vi');
    const { page } = screen;
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    expect(await scaleOf(page)).toBe(2);
    // A page that has just been loaded is left as it is.
    await later(page, 61);
    await page.locator('.dock button >> nth=2').evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => scaleOf(page)).toBe(1);
    await page.waitForSelector('.attract .names:not(.waiting)');
  });
});

describe(`${TAPS} random taps, drags, presses and ${KEYS.length} keys`, () => {
  it(`leave the kiosk not once (seed ${SEED})`, async () => {
    await atVisit(screen, 'vi');
    await screen.page.evaluate(() => Object.assign(window, { here: true }));
    await rage(screen, TAPS);
    expect(screen.left).toEqual([]);
    expect(new URL(screen.page.url()).pathname).toBe(`/kiosk/${TOUR}/`);
    expect(await screen.page.evaluate(() => 'here' in window)).toBe(true);
    expect(await screen.page.evaluate(() => [scrollX, scrollY, String(getSelection())])).toEqual([0, 0, '']);
  }, 1_200_000);
});

describe('a broken kiosk would be noticed', () => {
  beforeAll(async () => {
    await screen.context.close();
    screen = await open([
      ['localStorage.removeItem(', 'String('],
      ['sessionStorage.clear()', 'String()'],
      ['outside', 'inside'],
      ['link[rel="manifest"][href$="/app.webmanifest"]', 'head'],
      [
        'allow-scripts allow-same-origin',
        'allow-scripts allow-same-origin allow-popups allow-modals allow-top-navigation',
      ],
    ]);
    await screen.context.route('https://example.org/**', (route) => route.fulfill({ body: 'elsewhere' }));
  });

  it('that forgets to forget', async () => {
    await comeUp(screen);
    await begin(screen, 'en');
    await screen.frame.locator('html').evaluate(() => localStorage.setItem('lang', 'en'));
    await screen.page.click('.dock button >> nth=2');
    await screen.page.waitForSelector('.attract .names:not(.waiting)');
    expect(await traces(screen.page)).toContain('lang');
  });

  it('that takes any page for one of its own', async () => {
    await comeUp(screen);
    const seen = await answerWithPortal(screen.page);
    await screen.page.click('.attract');
    await screen.page.click('.large[lang=en]');
    await expect.poll(async () => (await seen()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await screen.page.unroute(`**/${TOUR}/**`);
  });

  it('that lets a link to elsewhere through', async () => {
    await comeUp(screen);
    await begin(screen, 'en');
    await pressAway(screen);
    await expect.poll(() => screen.left.join(), { timeout: 20_000 }).toContain('https://example.org/x');
  });

  it('that lets its frame lead away', async () => {
    await comeUp(screen);
    await begin(screen, 'en');
    await screen.frame.locator('body').evaluate(() => window.top?.location.assign('/vi/'));
    await expect.poll(() => screen.left.join(), { timeout: 20_000 }).toContain('/vi/');
  });
});
