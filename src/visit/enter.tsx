import { useSyncExternalStore } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { ScenePageData } from '../tour/page';
import type { Viewer } from '../viewer/viewer';
import { loadI18n } from './phrases';
import { stepBack } from './step-back';
import { Visit } from './visit';
import { VisitScreen } from './VisitScreen';

function AwakeVisit({ visit }: { visit: Visit }) {
  return <VisitScreen state={useSyncExternalStore(visit.subscribe, visit.snapshot, visit.written)} actions={visit} />;
}

/** Wakes up the page around the picture: what press wrote becomes usable without being drawn again. */
export async function enterVisit(viewer: Viewer, page: ScenePageData): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  const i18n = await loadI18n(page.lang);
  const visit = new Visit({ viewer, page, i18n, leave: (address) => location.assign(address) });
  hydrateRoot(
    root,
    <I18nextProvider i18n={i18n}>
      <AwakeVisit visit={visit} />
    </I18nextProvider>,
  );
  visit.start();
  root.dataset['awake'] = '';
  stepBack(viewer, root);
  loadFonts(page.fonts);
  whenIdle(() => visit.prepare());
}

function loadFonts(address: string | undefined): void {
  if (address === undefined || document.querySelector(`link[href="${address}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
}

/** Safari has no idle callback. */
const whenIdle = (task: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(task);
  else setTimeout(task, 500);
};
