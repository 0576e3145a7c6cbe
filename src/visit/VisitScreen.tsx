import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { plainWords, ReaderContext } from '../ui/reader';
import { AboutSheet } from './AboutSheet';
import { BottomBar } from './BottomBar';
import { HotspotSheet } from './HotspotSheet';
import { Notices } from './Notices';
import { pageTitle } from './page-title';
import { Pins } from './Pins';
import { ScenesSheet } from './ScenesSheet';
import { TopBar } from './TopBar';
import { VisitContext } from './visit-context';
import type { VisitActions, VisitState } from './visit-state';

interface VisitScreenProps {
  state: VisitState;
  actions?: VisitActions;
}

/** Everything in #app: written into the page by press, woken up by the visit. */
export function VisitScreen({ state, actions }: VisitScreenProps) {
  const { t } = useTranslation();
  const { lang, tour, scene, open } = state;
  const { languages } = tour;
  const here = useMemo(() => ({ state, actions }), [state, actions]);
  const reader = useMemo(() => ({ lang, languages, standInNote: t('notTranslated') }), [lang, languages, t]);
  const title = pageTitle(plainWords(scene.title, reader), plainWords(tour.title, reader), t('site'));
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = lang;
  }, [title, lang]);
  useEscape(open !== undefined, actions);
  useFocusReturn(open !== undefined);
  return (
    <VisitContext value={here}>
      <ReaderContext value={reader}>
        <TopBar />
        <Pins />
        <BottomBar />
        <AboutSheet />
        <ScenesSheet />
        <HotspotSheet />
        <Notices />
      </ReaderContext>
    </VisitContext>
  );
}

function useEscape(isOpen: boolean, actions: VisitActions | undefined): void {
  useEffect(() => {
    if (!isOpen || !actions) return undefined;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) actions.close();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [isOpen, actions]);
}

/** When what was open closes, the focus goes back to what opened it, unless it has moved on by itself. */
function useFocusReturn(isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (isOpen) {
      opener.current = activeElement;
      return;
    }
    const isLost = activeElement === document.body || activeElement?.closest('.sheet') instanceof Element;
    if (isLost && opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }, [isOpen]);
}
