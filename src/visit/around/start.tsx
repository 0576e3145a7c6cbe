import type { i18n } from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { ReaderContext } from '../../ui/reader';
import type { Visit } from '../visit';
import { VisitContext } from '../visit-context';
import { Around } from './Around';

function AroundVisit({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(visit.subscribe, visit.snapshot);
  const { languages } = state.tour;
  const { lang } = state;
  const here = useMemo(() => ({ state, actions: visit }), [state, visit]);
  const reader = useMemo(() => ({ lang, languages, standInNote: t('notTranslated') }), [lang, languages, t]);
  return (
    <VisitContext value={here}>
      <ReaderContext value={reader}>
        <Around loadTour={visit.whole} />
      </ReaderContext>
    </VisitContext>
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
  return () => {
    root.unmount();
    host.remove();
  };
}
