import { Suspense, useSyncExternalStore } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { ScenePageData } from '../tour/page';
import { isGoodLine } from './good-line';
import type { Viewer } from '../viewer/viewer';
import { whenIdle } from '../viewer/when-idle';
import { createLatePanels } from './late-panels';
import { stepBack } from './step-back';
import { Visit } from './visit';
import { VisitScreen } from './VisitScreen';

function AwakeScreen({ visit }: { visit: Visit }) {
  return <VisitScreen state={useSyncExternalStore(visit.subscribe, visit.snapshot, visit.written)} actions={visit} />;
}

/** Wakes up the page around the picture: what press wrote becomes usable without being drawn again. Returns the way to leave. */
export async function enterVisit(viewer: Viewer, page: ScenePageData): Promise<() => void> {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no #app.');
  const [awake, onAwake] = signal();
  const { Panels, want, speak } = createLatePanels(page.lang, () => visit.missPanels());
  const visit = new Visit({ viewer, page, wantPanels: want, speak, leave: (address) => location.assign(address) });
  const stops: (() => void)[] = [];
  const leave = (): void => stops.splice(0).forEach((stop) => stop());
  const [written, address] = [root.innerHTML, location.pathname];
  const screen = hydrateRoot(
    root,
    <>
      <AwakeScreen visit={visit} />
      <Suspense>
        <Panels visit={visit} onAwake={onAwake} />
      </Suspense>
    </>,
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
  const ahead = whenIdle(() => {
    want();
    void prepare(viewer, visit, stops);
  });
  stops.push(visit.start(), stepBack(viewer, root), ahead, () => screen.unmount());
  // It adds to the panels, and they are React's only when they are awake.
  const late = async (): Promise<void> => {
    await awake;
    const [part, { speakerFrom }] = await Promise.all([import('./late'), import('./speaker')]);
    part.late({ visit, viewer, page, i18n: speakerFrom(page.lang) });
  };
  const watch = () => viewer.state === 'sharp' && void late();
  stops.push(
    viewer.on('state', watch),
    viewer.on('failed', () => void late()),
    whenIdle(watch),
  );
  const aids = import('./aids/aids').then(({ startAids }) => void stops.push(startAids(viewer, visit, root)));
  // Without them all is there, only less convenient.
  aids.catch(() => undefined);
  root.dataset['awake'] = '';
  // A kiosk around this page takes it from here.
  Object.assign(root, { visit });
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

/** Something that will have happened, and the way to say that it has. */
function signal(): [Promise<void>, () => void] {
  let happen = (): void => undefined;
  return [new Promise<void>((resolve) => (happen = resolve)), () => happen()];
}

function loadFonts(address: string | undefined): void {
  if (address === undefined || document.head.querySelector(`[href="${address}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
}
