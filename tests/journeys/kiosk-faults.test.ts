import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSite } from '../../src/office/site';
import { seeded } from '../pack/seeded';

const LONG = process.env['KIOSK'] === 'long';
const SEED = Number(process.env['SEED'] ?? 20_260);
const FAULTS = LONG ? Number(process.env['FAULTS'] ?? 50) : 0;
const TOUR = 'thanh-co-quang-tri';
const BACK_MS = 60_000;

const FLAGS = [
  ...[
    '--headless=new',
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
  ...['--remote-debugging-port=0', '--window-size=960,600'],
];

let folder: string;
let site: string;
let profile: string;
let server: Server;
let port = 0;
let watcher: ChildProcess | undefined;
const said: string[] = [];

const listen = async (): Promise<void> => {
  server = createSite(site);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
};

const stopServer = async (): Promise<void> => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
};

function startWatcher(script = resolve('docs/kiosk/watch-kiosk.mjs')): void {
  const address = `http://127.0.0.1:${port}/kiosk/${TOUR}/`;
  const browser = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const args = [script, address, '--chromium', browser, '--profile', profile, '--patience', '20', '--', ...FLAGS];
  watcher = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  watcher.stdout?.on('data', (text: Buffer) => said.push(text.toString().trim()));
}

/** Only what this test has started. */
const browserPid = (): number | undefined => {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(watcher?.pid ?? 0)], { encoding: 'utf8' });
  const pid = Number(stdout.trim().split('\n')[0]);
  return pid > 0 ? pid : undefined;
};

async function connect(): Promise<Browser | undefined> {
  const file = join(profile, 'DevToolsActivePort');
  if (!existsSync(file)) return undefined;
  const at = readFileSync(file, 'utf8').split('\n')[0] ?? '';
  return chromium.connectOverCDP(`http://127.0.0.1:${at}`, { timeout: 4_000 }).catch(() => undefined);
}

async function withPage<Result>(task: (page: Page, browser: Browser) => Promise<Result>): Promise<Result | undefined> {
  const browser = await connect();
  if (!browser) return undefined;
  try {
    const page = browser.contexts()[0]?.pages()[0];
    const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), 6_000));
    return page && (await Promise.race([task(page, browser).catch(() => undefined), late]));
  } finally {
    await browser.close().catch(() => undefined);
  }
}

interface Seen {
  phase: string | undefined;
  isShown: boolean;
  title: string;
  held: string | undefined;
  trial: boolean;
  isError: boolean;
}

const see = (): Promise<Seen | undefined> =>
  withPage((page) =>
    page.evaluate(async () => {
      const frame = document.querySelector('iframe')?.contentDocument;
      const state = frame?.querySelector<HTMLElement>('#stage')?.dataset['state'];
      const records = await caches.open('disan360:packs');
      const pack = (await (await records.match(`/-/packs/thanh-co-quang-tri`))?.json()) as
        { version: string } | undefined;
      return {
        phase: document.documentElement.dataset['kiosk'],
        isShown: state === 'live' || state === 'sharp',
        title: document.querySelector('.name b')?.textContent ?? '',
        held: pack?.version,
        trial: (await records.match(`/-/good/thanh-co-quang-tri`)) !== undefined,
        isError: location.protocol === 'chrome-error:',
      };
    }),
  );

const isGood = (seen: Seen | undefined): boolean =>
  seen?.phase === 'attract' && seen.isShown && !seen.trial && seen.title === 'Thành cổ Quảng Trị';

/** Milliseconds until the attract loop shows a good tour; the browser's own error page is never seen meanwhile. */
async function untilGood(longest: number, isDone: (seen: Seen) => boolean = () => true): Promise<number> {
  const began = performance.now();
  let seen: Seen | undefined;
  while (performance.now() - began < longest) {
    seen = await see();
    if (seen?.isError) throw new Error('The browser shows its own error page.');
    if (seen && isGood(seen) && isDone(seen)) return performance.now() - began;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`Not back: ${JSON.stringify(seen)}; ${said.slice(-6).join(' | ')}`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A new version of the tour whose pages are changed by `change`; everything else is as it was. */
function publish(change: (html: string, path: string) => string): void {
  const at = join(site, 'tours', TOUR);
  const read = (name: string) => JSON.parse(readFileSync(join(at, name), 'utf8')) as Record<string, never>;
  const write = (name: string, text: string) => {
    writeFileSync(join(at, name), text);
    for (const twin of ['.br', '.gz']) rmSync(join(at, name + twin), { force: true });
  };
  const pages = read('pages.json') as unknown as Record<
    'pages' | 'kiosk',
    { path: string; bytes: number; sha256: string }[]
  >;
  for (const page of [...pages.pages, ...pages.kiosk]) {
    if (!page.path.endsWith('/')) continue;
    const file = join(site, page.path, 'index.html');
    const html = change(readFileSync(file, 'utf8'), page.path);
    writeFileSync(file, html);
    for (const twin of ['.br', '.gz']) rmSync(file + twin, { force: true });
    [page.bytes, page.sha256] = [Buffer.byteLength(html), sha256(html)];
  }
  write('pages.json', JSON.stringify(pages));
}

const lookNow = (): Promise<unknown> => withPage((page) => page.evaluate(() => dispatchEvent(new Event('online'))));

const devtools = (method: string): Promise<unknown> =>
  withPage(async (page, browser) => {
    const session = method.startsWith('Browser.')
      ? await browser.newBrowserCDPSession()
      : await page.context().newCDPSession(page);
    await Promise.race([session.send(method as never), new Promise((done) => setTimeout(done, 500))]);
  });

const killBrowser = (): void => {
  const pid = browserPid();
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
};

let good: Map<string, string>;

/** What may happen to a kiosk in a week. Each leaves the world as it found it. */
const WEEK: Record<string, () => Promise<unknown>> = {
  'the server is away while the page is loaded anew': async () => {
    await stopServer();
    await withPage((page) => page.reload({ waitUntil: 'commit' }));
    await untilGood(BACK_MS);
    await listen();
  },
  'the browser is killed, and its profile left as it was': async () => killBrowser(),
  'it is killed without a server': async () => {
    await stopServer();
    killBrowser();
    await new Promise((done) => setTimeout(done, 1_500));
    await untilGood(BACK_MS);
    await listen();
  },
  'the page crashes': () => devtools('Page.crash'),
  'the GPU process crashes': () => devtools('Browser.crashGpuProcess'),
  'the page hangs': () =>
    withPage((page) =>
      page.evaluate(
        () =>
          void setTimeout(() => {
            for (;;);
          }),
      ),
    ).then(() => new Promise((done) => setTimeout(done, 3_000))),
  'no frames come any more': () =>
    withPage((page) => page.evaluate(() => void (window.requestAnimationFrame = () => 0))),
  'a visitor leaves in the middle': () =>
    withPage(async (page) => {
      await page.click('.attract');
      await page.click('.large[lang=en]');
      await page.waitForTimeout(1_500);
      await page.reload();
    }),
  'the page is led elsewhere': () => withPage((page) => page.goto(`http://127.0.0.1:${port}/vi/`)),
  'the clock jumps five years': () =>
    withPage((page) =>
      page.evaluate(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + 5 * 365 * 86_400_000;
      }),
    ),
  'the disk is full': async () => {
    await withPage(async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Storage.overrideQuotaForOrigin', {
        origin: new URL(page.url()).origin,
        quotaSize: 1_000_000,
      });
      await page.reload();
    });
    await untilGood(BACK_MS);
  },
  'the worker is gone': () =>
    withPage(async (page) => {
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
      await page.reload();
    }),
  'a new application is published': async () => {
    publish((html) => `${html}<!-- ${Date.now()} -->`);
    good = snapshot();
    await lookNow();
  },
  'a tour is published whose picture never comes': async () => {
    publish((html, path) => (path.startsWith('/kiosk/') ? html : `<!doctype html><title>x</title><p>${Date.now()}`));
    await lookNow();
    await new Promise((done) => setTimeout(done, 4_000));
    await untilGood(90_000);
    restore();
  },
  'a kiosk is published that does not start': async () => {
    publish((html, path) =>
      path.startsWith('/kiosk/')
        ? html.replace(/<script type="module"[^>]*><\/script>/, `<!-- ${Date.now()} -->`)
        : html,
    );
    await lookNow();
    await new Promise((done) => setTimeout(done, 4_000));
    await untilGood(90_000);
    restore();
  },
};

const PAGES = /^\/(?:kiosk|vi|en)\//;

function snapshot(): Map<string, string> {
  const pages = JSON.parse(readFileSync(join(site, 'tours', TOUR, 'pages.json'), 'utf8')) as Record<
    string,
    { path: string }[]
  >;
  const paths = [...(pages['pages'] ?? []), ...(pages['kiosk'] ?? [])]
    .map(({ path }) => path)
    .filter((path) => PAGES.test(path));
  const files = [...paths.map((path) => join(path, 'index.html')), `tours/${TOUR}/pages.json`];
  return new Map(files.map((file) => [file, readFileSync(join(site, file), 'utf8')]));
}

function restore(): void {
  for (const [file, text] of good) writeFileSync(join(site, file), text);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  [site, profile] = [join(folder, 'site'), join(folder, 'profile')];
  cpSync(inject('siteFolder'), site, { recursive: true });
  good = snapshot();
  await listen();
  startWatcher();
});

afterAll(async () => {
  killBrowser();
  watcher?.kill('SIGTERM');
  await stopServer();
  await new Promise((done) => setTimeout(done, 500));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('a kiosk with a watcher', () => {
  it('starts by itself, shows the tour and soon holds all of it', async () => {
    await untilGood(BACK_MS, ({ held }) => !LONG || held !== undefined);
  }, 120_000);

  it('is back after its browser is killed', async () => {
    killBrowser();
    await new Promise((done) => setTimeout(done, 500));
    expect(await untilGood(BACK_MS)).toBeLessThan(BACK_MS);
  }, 120_000);

  const kinds = Object.entries(WEEK);
  const random = seeded(SEED);
  // Each kind once, then at random.
  const hour = Array.from({ length: FAULTS }, (_, index) => kinds[index] ?? kinds[Math.floor(random() * kinds.length)]);
  it.each(hour.flatMap((fault, index) => (fault ? [[index + 1, ...fault] as const] : [])))(
    `%i: %s (seed ${SEED})`,
    async (_, name, happen) => {
      await happen();
      await new Promise((done) => setTimeout(done, 1_000));
      console.log(name, Math.round(await untilGood(BACK_MS)), 'ms');
    },
    240_000,
  );
});
