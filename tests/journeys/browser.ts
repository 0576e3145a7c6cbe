import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

export const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE: BrowserContextOptions = {
  viewport: { width: 412, height: 915 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
/** For what does not hang on each pixel: without a graphics card a quarter of the pixels is a quarter of the work. */
export const PLAIN_PHONE: BrowserContextOptions = { ...PHONE, deviceScaleFactor: 1 };
export const KIOSK: BrowserContextOptions = { viewport: { width: 1920, height: 1080 }, hasTouch: true };

/** `npm run test:scenes`: each kind of scene and hotspot on every screen and in both languages, and its tests at full length. */
export const isLong = process.env['SCENES'] === 'long';

/** All of some rows in the long form; else the one of this number, so that kinds take turns with screens and languages. */
export const rows = <Row>(all: readonly Row[], one: number): readonly Row[] => (isLong ? all : all.slice(one, one + 1));

/** Screens of the long form at full size; a quarter of the pixels, and of the time, else. */
export const SCREENS = isLong
  ? { phone: PHONE, kiosk: KIOSK }
  : { phone: PLAIN_PHONE, kiosk: { viewport: { width: 960, height: 540 }, hasTouch: true } };

const EVERYWHERE = [
  ['phone', SCREENS.phone, 'vi'],
  ['kiosk', SCREENS.kiosk, 'en'],
  ['phone', SCREENS.phone, 'en'],
  ['kiosk', SCREENS.kiosk, 'vi'],
] as const;

/** Every screen in every language; in the short form the one of this number. */
export const everywhere = (one: number): readonly (typeof EVERYWHERE)[number][] => rows(EVERYWHERE, one);

/** Goes to an address of the tour as the browser's own buttons do, without loading a page. */
export const walkTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);

/** For looking at: a picture of the screen in the folder that `SHOTS` names. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** `npm run test:no-worker` runs all journeys in a browser as inside apps on iPhones. */
export const NO_WORKER = process.env['NO_WORKER'] !== undefined;

export async function withoutWorkers(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  return context;
}

export async function launch(...flags: string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
  if (!NO_WORKER) return browser;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext(options).then(withoutWorkers);
  browser.newPage = async (options) => (await browser.newContext(options)).newPage();
  return browser;
}

/** Lines that libraries write on their own account and that mean nothing here. */
const HARMLESS = [/THREE\.Clock/, /KHR_parallel_shader_compile/, /GPU stall due to ReadPixels/];

/** Everything that went wrong on a page: failed requests, console errors, uncaught exceptions. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  const tell = (line: string) => {
    if (!HARMLESS.some((pattern) => pattern.test(line))) errors.push(line);
  };
  page.on('pageerror', (error) => tell(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') tell(`${message.type()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) tell(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') tell(`failed: ${request.url()}`);
  });
  return errors;
}

export const untilState = (page: Page, state: 'live' | 'sharp', scene?: string): Promise<unknown> =>
  page.waitForFunction(
    ([wanted, id]) => {
      const { dataset } = document.querySelector<HTMLElement>('#stage') ?? document.body;
      const reached = wanted === 'live' ? dataset['state'] !== 'poster' : dataset['state'] === 'sharp';
      return reached && (id === undefined || dataset['scene'] === id);
    },
    [state, scene] as const,
    { timeout: 60_000 },
  );
