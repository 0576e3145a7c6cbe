import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserPacks } from './kiosk-packs';
import { findVisit, isOurs } from './kiosk-visit';
import { startHeartbeat } from './kiosk/heartbeat';
import { Kiosk } from './kiosk/kiosk';
import './kiosk/kiosk.css';
import { KioskContext } from './kiosk/kiosk-context';
import { KioskScreen } from './kiosk/KioskScreen';
import { parseLockOut } from './kiosk/lock-out';
import { noted, parseRing } from './kiosk/ring';
import { formatSettings, readSettings, USUAL_SETTINGS, type KioskSettings } from './kiosk/settings';
import type { KioskStatus, OfferedTour, StaffParts } from './kiosk/StaffCorner';
import { reloadWhenReachable } from './kiosk/reload';
import { readOwn, writeOwn } from './kiosk/storage';
import { keepScreenOn } from './kiosk/wake-lock';
import type { Text } from './tour/text';
import { plainWords } from './ui/reader';

const now = (): string => new Date().toISOString();

function note(code: string, error?: unknown): void {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : typeof error === 'string' ? error : '';
  writeOwn('ring', JSON.stringify(noted(parseRing(readOwn('ring')), { code, detail }, now())));
}

/** What was set, else what the address asks for the first time: `?tours=a,b`. */
function ownSettings(): KioskSettings {
  const kept = readSettings(readOwn('settings') ?? '');
  if (kept) return kept;
  const tours = new URLSearchParams(location.search).get('tours')?.split(',') ?? [];
  return readSettings(formatSettings({ ...USUAL_SETTINGS, tours })) ?? USUAL_SETTINGS;
}

async function statusOf(packs: BrowserPacks): Promise<KioskStatus> {
  const { usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return {
    held: await packs.held(),
    ...(usage !== undefined && { usedBytes: usage }),
    isPersistent: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
    isOnline: navigator.onLine,
    hasWorker: Boolean(navigator.serviceWorker?.controller),
    app: /kiosk-([^/.]+)\.js/.exec(import.meta.url)?.[1] ?? '–',
    upMs: performance.now(),
    clock: new Date().toLocaleString(document.documentElement.lang),
  };
}

async function offeredTours(): Promise<OfferedTour[]> {
  const answer = await fetch('/kiosk/tours.json');
  const tours = (await answer.json()) as { id: string; title: Text }[];
  const lang = document.documentElement.lang;
  return tours.map(({ id, title }) => ({ id, title: plainWords(title, { lang, languages: [] }) }));
}

const staffParts = (packs: BrowserPacks): StaffParts => ({
  status: () => statusOf(packs),
  offered: offeredTours,
  ring: () => parseRing(readOwn('ring')),
  clearRing: () => void writeOwn('ring', '[]'),
  lockOut: {
    read: () => parseLockOut(readOwn('locked')),
    write: (lockOut) => void writeOwn('locked', JSON.stringify(lockOut)),
  },
  apply(settings) {
    writeOwn('settings', formatSettings(settings));
    reloadWhenReachable();
  },
  reload: reloadWhenReachable,
});

async function start(root: HTMLElement, host: HTMLElement): Promise<void> {
  addEventListener('error', ({ message }) => note('error', message));
  addEventListener('unhandledrejection', ({ reason }) => note('error', reason));
  const packs = new BrowserPacks();
  const kiosk = new Kiosk({
    host,
    find: findVisit,
    isOurs,
    packs,
    settings: ownSettings(),
    tour: root.dataset['tour'] ?? '',
    note,
    reload: reloadWhenReachable,
  });
  keepScreenOn(() => note('screen-may-sleep'));
  startHeartbeat(() => {
    note('frames-stopped');
    reloadWhenReachable();
  });
  const staff = staffParts(packs);
  root.replaceChildren();
  createRoot(root, { onUncaughtError: (error) => (note('screen-failed', error), reloadWhenReachable()) }).render(
    <StrictMode>
      <KioskContext value={kiosk}>
        <KioskScreen staff={staff} />
      </KioskContext>
    </StrictMode>,
  );
  await packs.start().catch((error: unknown) => note('no-worker', error));
  await kiosk.start();
}

const [root, host] = ['kiosk', 'stage-host'].map((id) => document.getElementById(id));
if (root && host) void start(root, host);
