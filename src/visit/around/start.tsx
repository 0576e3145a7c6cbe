import type { i18n } from 'i18next';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { watchCodes } from '../codes/watch-codes';
import type { Visit } from '../visit';
import { FilmPlace } from '../film/FilmPlace';
import { Visiting } from '../Visiting';
import { Around } from './Around';

function AroundVisit({ visit }: { visit: Visit }) {
  const state = useSyncExternalStore(visit.subscribe, visit.snapshot);
  return (
    <Visiting state={state} actions={visit}>
      <Around loadTour={visit.whole} />
      <FilmPlace loadTour={visit.whole} />
    </Visiting>
  );
}

/** Adds to a page that is awake what a tour has around its scenes: guide, plan, compass, tools. Returns the way to end it. */
export function startAround(visit: Visit, words: i18n, app: HTMLElement): () => void {
  const host = document.createElement('div');
  host.className = 'around';
  app.append(host);
  const root = createRoot(host);
  root.render(
    <I18nextProvider i18n={words}>
      <AroundVisit visit={visit} />
    </I18nextProvider>,
  );
  const endCodes = watchCodes(visit, app);
  return () => {
    endCodes();
    root.unmount();
    host.remove();
  };
}
