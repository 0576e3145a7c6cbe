import { clientsClaim } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching/PrecacheController';
import { Route } from 'workbox-routing/Route';
import { Router } from 'workbox-routing/Router';
import type { Language } from './tour/language';
import { COUNTS_ERRAND, sendLeftCounts } from './pack/count-queue';
import { digestOf } from './pack/digest';
import { Kept } from './pack/kept';
import { kioskWaitingPage } from './pack/kiosk-waiting-page';
import { offlinePage, type OfflineWords } from './pack/offline-page';
import { inTime, keepPage, lostAt, pageHere, signHere, toursHere, type PageWorld } from './pack/page-answer';
import { dropOldApps } from './pack/old-apps';
import { partOf } from './pack/range';
import { Seen } from './pack/seen';
import { appCache, browserStores, isAppCache } from './pack/store';
import signScript from './visit/sign-page.js?raw';

/** Put in by src/bin/build.mjs: the application's files, and a name for this very set of them. */
declare const APP_FILES: readonly { path: string; revision: string | null; integrity: string }[];
declare const APP_BUILD: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const APP = appCache(APP_BUILD);
const SPEAKS = import.meta.glob<OfflineWords>('../locales/*/offline.json', { eager: true, import: 'default' });
const WORDS: Record<Language, OfflineWords> = Object.fromEntries(
  Object.entries(SPEAKS)
    .map(([path, words]) => [path.split('/').at(-2) ?? '', words] as const)
    .sort(([a], [b]) => Number(b === 'vi') - Number(a === 'vi')),
);

const kept = new Kept(browserStores(caches), { digest: digestOf });
const seen = new Seen({ caches });
const world: PageWorld = { caches, kept, seen };

const app = new PrecacheController({ cacheName: APP });
app.addToCacheList(APP_FILES.map(({ path, revision, integrity }) => ({ url: path, revision, integrity })));

/** Takes over what earlier builds had already: their names say what is in them. */
async function adopt(): Promise<void> {
  const own = await caches.open(APP);
  for (const { path, revision } of APP_FILES) {
    if (revision !== null || (await own.match(path))) continue;
    const found = await caches.match(path);
    if (found) await own.put(path, found);
  }
}

worker.addEventListener('install', (event) => event.waitUntil(adopt().then(() => app.install(event))));

/** While pages are open they may still ask for what they were built with. The one that is just being opened does not count. */
async function dropWhenAlone(opening?: string): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.every(({ id }) => id === opening)) await dropOldApps(caches, APP);
}

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      await dropWhenAlone();
      await worker.registration.navigationPreload?.enable();
    })(),
  ),
);
clientsClaim();

worker.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  if (message.type === 'SKIP_WAITING') event.waitUntil(worker.skipWaiting());
  if (message.type === 'PACKS_CHANGED') kept.forget();
  if (message.type === 'FORGET') event.waitUntil(seen.forget());
  if (message.type === 'SEEN' && 'addresses' in message && Array.isArray(message.addresses)) {
    event.waitUntil(storeSeen(message.addresses.filter((address) => typeof address === 'string')));
  }
});

/** A network has come back, and pages may be closed by now. */
worker.addEventListener('sync', (event) => {
  if (event instanceof ExtendableEvent && 'tag' in event && event.tag === COUNTS_ERRAND)
    event.waitUntil(sendLeftCounts(caches));
});

/** What a first visit loaded before there was a worker; it mostly comes from the browser's own store. */
async function storeSeen(addresses: readonly string[]): Promise<void> {
  const notes = addresses.map(async (address) => {
    const neverChanges = /^\/(?:tours|assets)\//.test(address);
    if (neverChanges && ((await whole(address)) ?? (await seen.read(address)))) return;
    const answer = await fetch(address, { cache: neverChanges ? 'force-cache' : 'default' }).catch(() => undefined);
    if (!answer?.ok) return;
    await (neverChanges || address === CODES ? seen.keep(address, answer) : keepPage(world, address, answer));
  });
  await Promise.allSettled(notes);
}

/** Of the application or of a pack. */
async function whole(address: string): Promise<Response | undefined> {
  const built = (await app.matchPrecache(address)) ?? (await fromOtherApps(address));
  if (built) return built;
  const pack = await kept.file(address);
  return pack && new Response(pack, { headers: { 'Content-Length': String(pack.size) } });
}

async function stored({ event, url: { pathname } }: Asked): Promise<Response | undefined> {
  const found = (await whole(pathname)) ?? (await seen.read(pathname));
  if (found) event.waitUntil(seen.note(pathname).catch(() => undefined));
  return found;
}

async function fromOtherApps(address: string): Promise<Response | undefined> {
  if (!address.startsWith('/assets/')) return undefined;
  for (const cacheName of (await caches.keys()).filter(isAppCache)) {
    const found = await caches.match(address, { cacheName });
    if (found) return found;
  }
  return undefined;
}

/** Files that never change: from here, else from the network and then stored in passing. */
async function answerFile(asked: Asked): Promise<Response> {
  const { event, request, url } = asked;
  const found = await stored(asked);
  const range = request.headers.get('Range');
  if (found) return range === null ? found : partOf(found, range);
  const answer = await fetch(request);
  if (answer.status === 200) event.waitUntil(seen.keep(url.pathname, answer.clone()).catch(() => false));
  return answer;
}

/** The word about which version is live: the network's in time, else of this device. */
async function answerPointer({ event, request, url }: Asked): Promise<Response> {
  const network = fetch(request);
  event.waitUntil(
    network.then(
      (answer) => (answer.status === 200 ? seen.keep(url.pathname, answer.clone()) : false),
      () => false,
    ),
  );
  return inTime(network, () => seen.read(url.pathname));
}

/** As it was asked, with what the browser has already begun to fetch for it. */
async function fromNetwork(event: FetchEvent): Promise<Response> {
  const begun: unknown = await event.preloadResponse;
  return begun instanceof Response ? begun : fetch(event.request);
}

async function answerPage({ event, request, url }: Asked): Promise<Response> {
  const held = isOfKiosk(request, url) ? await heldByKiosk(url.pathname) : undefined;
  if (held) return held;
  const network = fromNetwork(event);
  const stored = network.then(
    (answer) => (answer.status === 200 ? keepPage(world, url.pathname, answer.clone()) : false),
    () => false,
  );
  event.waitUntil(stored.then(() => dropWhenAlone(event.resultingClientId)).catch(() => undefined));
  try {
    return await inTime(network, () => here(url.pathname));
  } catch {
    return lostPage(url.pathname);
  }
}

/** A kiosk shows one version of all until it takes another: its own page, and the visit in its frame. */
const isOfKiosk = ({ destination }: Request, { pathname }: URL): boolean =>
  pathname.startsWith('/kiosk/') || (destination === 'iframe' && !pathname.startsWith('/embed/'));

/** Which version is in use is looked up anew: the page that has just changed that, or given one up, is loaded anew at once. */
function heldByKiosk(pathname: string): Promise<Response | undefined> {
  kept.forget();
  return pageHere(world, pathname);
}

async function here(pathname: string): Promise<Response | undefined> {
  // A download that was broken off has told nobody how far it came.
  kept.forget();
  if (pathname === '/') return app.matchPrecache('/');
  if (/^\/q\/?$/i.test(pathname)) return pageHere(world, '/q/');
  // Printed in capitals, typed in small letters as a rule.
  const code = /^\/q\/([0-9A-Z]{4,16})\/?$/i.exec(pathname)?.[1]?.toUpperCase();
  const sign = code === undefined ? undefined : await signHere(world, code, signScript);
  return sign === undefined ? pageHere(world, pathname) : madeHere(sign);
}

const madeHere = (html: string): Response =>
  new Response(html, { headers: { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-store' } });

const KIOSK_WORDS = Object.fromEntries(Object.entries(WORDS).map(([lang, { kiosk }]) => [lang, kiosk]));

async function lostPage(pathname: string): Promise<Response> {
  if (pathname.startsWith('/kiosk/')) return madeHere(kioskWaitingPage(KIOSK_WORDS));
  return madeHere(offlinePage({ lost: await lostAt(world, pathname), words: WORDS, tours: await toursHere(world) }));
}

interface Asked {
  event: FetchEvent;
  request: Request;
  url: URL;
}

type Matches = (url: URL, request: Request) => boolean;

const router = new Router();
/** Only our own addresses. What packs are made of is asked for with 'no-store' and answered by the network alone. */
function answer(matches: Matches, handler: (asked: Asked) => Promise<Response>): void {
  const match = ({ url, request, sameOrigin }: { url: URL; request: Request; sameOrigin: boolean }) =>
    sameOrigin && request.cache !== 'no-store' && matches(url, request);
  router.registerRoute(
    new Route(match, ({ event, request, url }) => handler({ event: event as FetchEvent, request, url })),
  );
}

/** What is known of all signs, for those who type a code. */
const CODES = '/q/codes.json';
const STAFF = /^\/(?:studio|office|api)(?:\/|$)/;
answer(({ pathname }) => pathname === CODES || /^\/tours\/[^/]+\/(?:tour|pages)\.json$/.test(pathname), answerPointer);
answer((url) => /^\/(?:tours|assets)\//.test(url.pathname), answerFile);
answer((url, { mode }) => mode === 'navigate' && !STAFF.test(url.pathname), answerPage);
answer(
  ({ pathname }) => app.getCacheKeyForURL(pathname) !== undefined,
  async ({ request, url }) => {
    return (await app.matchPrecache(url.pathname)) ?? fetch(request);
  },
);
router.addFetchListener();
