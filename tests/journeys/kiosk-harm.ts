import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { untilServed, type Publishing } from './kiosk-publishing';
import type { Seen } from './kiosk-week';
import type { WatchedKiosk } from './watched-kiosk';

export const command = async (kiosk: WatchedKiosk, method: string, params: object = {}): Promise<void> => {
  const session = method.startsWith('Browser.')
    ? await (await kiosk.browser())?.newBrowserCDPSession()
    : await kiosk.session();
  const sent = session?.send(method as never, params as never).catch(() => undefined);
  await Promise.race([sent, new Promise((done) => setTimeout(done, 1_000))]);
};

export async function lookNow(kiosk: WatchedKiosk): Promise<void> {
  await untilServed();
  await kiosk.withPage((page) => page.evaluate(() => dispatchEvent(new Event('online'))));
}

/** A version that must be given up again. */
export async function isGivenUp(kiosk: WatchedKiosk): Promise<(seen: Seen) => boolean> {
  const count = () => (localStorage.getItem('kiosk.refused') ?? '').split(' ').filter(Boolean).length;
  const before = (await kiosk.withPage((page) => page.evaluate(count))) ?? 0;
  await lookNow(kiosk);
  // The list has an end: a version that was refused before is not even fetched.
  return ({ refused }) => refused > before || refused === 20;
}

export const PORTAL: RequestListener = (_, response) =>
  void response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end('<!doctype html><title>Wi-Fi</title><h1>Wi-Fi</h1>');

/** Nothing can be shown before somebody has typed the password, where nothing is held. */
export const logIn = (kiosk: WatchedKiosk): void => {
  setTimeout(() => {
    if (kiosk.station.instead === PORTAL) kiosk.station.instead = undefined;
  }, 25_000);
};

export function dirty(kiosk: WatchedKiosk): void {
  for (const name of ['Default/Preferences', 'Local State']) {
    const file = join(kiosk.profile, name);
    if (existsSync(file)) writeFileSync(file, readFileSync(file).subarray(0, 700));
  }
  writeFileSync(join(kiosk.profile, 'SingletonLock'), 'x');
}

/** Until the line to the browser ends. */
export function fillDisk(kiosk: WatchedKiosk): Promise<void> {
  const { origin } = new URL(kiosk.address);
  return command(kiosk, 'Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
}

export const withoutCode = (publishing: Publishing): void =>
  publishing.pages((html, path) =>
    path.startsWith('/kiosk/') ? html.replace(/<script type="module"[^>]*><\/script>/, `<!-- ${Date.now()} -->`) : html,
  );
