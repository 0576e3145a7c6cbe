import { useSyncExternalStore } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { ScenePageData } from '../tour/page';
import { isGoodLine } from './good-line';
import type { Viewer } from '../viewer/viewer';
import { loadI18n } from './phrases';
import { stepBack } from './step-back';
import { Visit } from './visit';
import { VisitScreen } from './VisitScreen';

function AwakeVisit({ visit }: { visit: Visit }) {
  return <VisitScreen state={useSyncExternalStore(visit.subscribe, visit.snapshot, visit.written)} actions={visit} />;
}

/** Wakes up the page around the picture: what press wrote becomes usable without being drawn again. Returns the way to leave. */
export async function enterVisit(viewer: Viewer, page: ScenePageData): Promise<() => void> {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no #app.');
  const i18n = await loadI18n(page.lang);
  const visit = new Visit({ viewer, page, i18n, leave: (address) => location.assign(address) });
  const stops: (() => void)[] = [];
  const leave = (): void => stops.splice(0).forEach((stop) => stop());
  const [written, address] = [root.innerHTML, location.pathname];
  const screen = hydrateRoot(
    root,
    <I18nextProvider i18n={i18n}>
      <AwakeVisit visit={visit} />
    </I18nextProvider>,
    {
      onUncaughtError: (error) => {
        reportError(error);
        setTimeout(() => {
          leave();
          putBack(root, written, address);
        });
      },
    },
  );
  stops.push(
    visit.start(),
    stepBack(viewer, root),
    whenIdle(() => void prepare(viewer, visit, stops)),
    () => screen.unmount(),
  );
  const late = () => void import('./late').then((part) => part.late({ visit, viewer, page, i18n }));
  const watch = () => viewer.state === 'sharp' && late();
  stops.push(viewer.on('state', watch), viewer.on('failed', late), whenIdle(watch));
  root.dataset['awake'] = '';
  loadFonts(page.fonts);
  return leave;
}

/** After a fault: the page as it was written, whose links work by themselves; or the page of where the visitor has got to. */
function putBack(root: HTMLElement, written: string, address: string): void {
  if (location.pathname !== address) return location.reload();
  delete root.dataset['awake'];
  root.innerHTML = written;
}

async function prepare(viewer: Viewer, visit: Visit, stops: (() => void)[]): Promise<void> {
  const tour = await visit.prepare();
  if (!tour || !isGoodLine()) return;
  const { fetchAhead } = await import('./fetch-ahead');
  stops.push(fetchAhead(viewer, tour));
}

function loadFonts(address: string | undefined): void {
  if (address === undefined || document.head.querySelector(`[href="${address}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
}

/** Safari has no idle callback. Returns the way to call it off. */
function whenIdle(task: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const waiting = requestIdleCallback(task);
    return () => cancelIdleCallback(waiting);
  }
  const waiting = setTimeout(task, 500);
  return () => clearTimeout(waiting);
}
