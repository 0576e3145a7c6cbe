import type { Page } from 'playwright-core';
import { command, dirty, fillDisk, isGivenUp, logIn, lookNow, PORTAL, withoutCode } from './kiosk-harm';
import type { Publishing } from './kiosk-publishing';
import type { WatchedKiosk } from './watched-kiosk';

/** What the kiosk says of itself. */
export interface Seen {
  phase: string | undefined;
  isShown: boolean;
  title: string;
  trial: boolean;
  held: string | undefined;
  /** All files of it are there. */
  isWhole: boolean;
  /** The page has not been loaded anew since it was marked. */
  isMarked: boolean;
  /** Versions that were given up. */
  refused: number;
  /** The last ones that the kiosk has written down. */
  troubles: string[];
  href: string;
}

export interface Fault {
  name: string;
  /** Does it; returns what must have come of it, where more is to be seen than the attract loop. */
  happen: (kiosk: WatchedKiosk, publishing: Publishing) => Promise<((seen: Seen) => boolean) | undefined>;
}

const isNew = ({ isMarked }: Seen): boolean => !isMarked;

const inPage =
  (task: (page: Page) => Promise<unknown>, until?: (seen: Seen) => boolean): Fault['happen'] =>
  async (kiosk) => {
    await kiosk.withPage(task);
    return until;
  };

/** What may happen to a kiosk in a week. */
export const WEEK: readonly Fault[] = [
  {
    name: 'server away while the page is loaded anew',
    happen: async (kiosk) => {
      await kiosk.stopServer();
      await kiosk.withPage((page) => page.reload({ waitUntil: 'commit' }));
      return isNew;
    },
  },
  { name: 'kill -9', happen: (kiosk) => Promise.resolve((kiosk.killBrowser(), isNew)) },
  {
    name: 'kill -9, and the profile half written',
    happen: (kiosk) => Promise.resolve((kiosk.killBrowser(), dirty(kiosk), isNew)),
  },
  {
    name: 'kill -9 without a server',
    happen: async (kiosk) => {
      await kiosk.stopServer();
      kiosk.killBrowser();
      return isNew;
    },
  },
  { name: 'tab crash', happen: (kiosk) => command(kiosk, 'Page.crash').then(() => isNew) },
  { name: 'GPU process crash', happen: (kiosk) => command(kiosk, 'Browser.crashGpuProcess').then(() => undefined) },
  {
    name: 'page hangs',
    happen: inPage(
      (page) =>
        page.evaluate(() => {
          setTimeout(() => {
            for (;;);
          });
        }),
      isNew,
    ),
  },
  {
    name: 'no frames come any more',
    happen: inPage((page) => page.evaluate(() => void (window.requestAnimationFrame = () => 0)), isNew),
  },
  {
    name: 'power comes back in the middle of a visit',
    happen: async (kiosk) => {
      await kiosk.withPage(async (page) => {
        await page.click('.attract');
        await page.click('.large[lang=en]');
      });
      kiosk.killBrowser();
      return isNew;
    },
  },
  {
    name: 'page led elsewhere',
    happen: (kiosk) => kiosk.withPage((page) => page.goto(kiosk.station.address('/vi/'))).then(() => isNew),
  },
  ...[5, -5].map((years) => ({
    name: `clock jumps ${years} years`,
    happen: inPage((page) =>
      page.evaluate((by) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + by * 365 * 86_400_000;
      }, years),
    ),
  })),
  {
    name: 'disk full, and a new version published',
    happen: async (kiosk, publishing) => {
      await fillDisk(kiosk);
      publishing.pages((html) => `${html}<!-- full ${Date.now()} -->`);
      await lookNow(kiosk);
      await new Promise((done) => setTimeout(done, 4_000));
      await kiosk.withPage((page) => page.reload({ waitUntil: 'commit' }));
      return isNew;
    },
  },
  {
    name: 'worker gone',
    happen: inPage(async (page) => {
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
      await page.reload({ waitUntil: 'commit' });
    }, isNew),
  },
  {
    name: 'worker gone without a server',
    happen: async (kiosk) => {
      await kiosk.withPage((page) =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister()),
      );
      await kiosk.stopServer();
      await kiosk.withPage((page) => page.reload({ waitUntil: 'commit' }));
      setTimeout(() => void kiosk.listen(), 8_000);
      return isNew;
    },
  },
  {
    name: 'Wi-Fi asks for a password instead of passing on',
    happen: async (kiosk) => {
      kiosk.station.instead = PORTAL;
      logIn(kiosk);
      await lookNow(kiosk);
      await kiosk.withPage((page) => page.reload({ waitUntil: 'commit' }));
      return isNew;
    },
  },
  {
    name: 'Wi-Fi asks for a password while nothing of the tour is stored',
    happen: async (kiosk) => {
      kiosk.station.instead = PORTAL;
      await kiosk.withPage(async (page) => {
        await page.evaluate(() => caches.delete('disan360:pack:thanh-co'));
        await page.reload({ waitUntil: 'commit' });
      });
      logIn(kiosk);
      return isNew;
    },
  },
  {
    name: 'server takes requests and never answers',
    happen: async (kiosk) => {
      kiosk.station.instead = (_, response) => void response.writeHead(200);
      await kiosk.withPage((page) => page.reload({ waitUntil: 'commit' }));
      return isNew;
    },
  },
  {
    name: 'all that is stored of the tour is gone',
    happen: inPage(async (page) => {
      await page.evaluate(() => caches.delete('disan360:pack:thanh-co'));
      await page.reload({ waitUntil: 'commit' });
    }, isNew),
  },
  {
    name: 'new application published',
    happen: async (kiosk, publishing) => {
      publishing.pages((html) => `${html}<!-- ${Date.now()} -->`);
      publishing.keep();
      await lookNow(kiosk);
      return isNew;
    },
  },
  {
    name: 'new version of the tour published',
    happen: async (kiosk, publishing) => {
      publishing.manifest((text) => `${text.trimEnd()}${' '.repeat(1 + Math.floor(Math.random() * 1_000))}`);
      publishing.keep();
      await lookNow(kiosk);
      return isNew;
    },
  },
  {
    name: 'bad tour: its pages are no pages',
    happen: (kiosk, publishing) => {
      publishing.pages((html, path) => (path.startsWith('/kiosk/') ? html : `<!doctype html><p>${Date.now()}`));
      return isGivenUp(kiosk);
    },
  },
  {
    name: 'bad tour: its manifest is empty',
    // It is not even a version that could be given up: nothing of it is fetched.
    happen: async (kiosk, publishing) => {
      publishing.manifest(() => '{}');
      await lookNow(kiosk);
      await new Promise((done) => setTimeout(done, 4_000));
      return undefined;
    },
  },
  {
    name: 'bad tour: files differ from their list',
    happen: async (kiosk, publishing) => {
      publishing.damaged();
      await lookNow(kiosk);
      await new Promise((done) => setTimeout(done, 4_000));
      return undefined;
    },
  },
  {
    name: 'bad application: the kiosk does not start',
    happen: (kiosk, publishing) => {
      withoutCode(publishing);
      return isGivenUp(kiosk);
    },
  },
  {
    name: 'bad application, and the disk is full when it is given up',
    happen: async (kiosk, publishing) => {
      withoutCode(publishing);
      const isDone = await isGivenUp(kiosk);
      await kiosk.withPage(
        (page) => page.waitForFunction(() => !('marked' in window), null, { timeout: 30_000 }),
        30_000,
      );
      await fillDisk(kiosk);
      return isDone;
    },
  },
];

/** The world as it was. */
export async function mend(kiosk: WatchedKiosk, publishing: Publishing): Promise<void> {
  // What was never answered ends when the server does.
  if (kiosk.station.instead) await kiosk.stopServer();
  kiosk.station.instead = undefined;
  await kiosk.listen();
  publishing.restore();
  kiosk.letGo();
}
