import { useEffect, useLayoutEffect, useRef } from 'react';
import { plainWords } from '../ui/reader';
import { BottomBar } from './BottomBar';
import { Notices } from './Notices';
import { pageTitle } from './page-title';
import { Pins } from './Pins';
import { TopBar } from './TopBar';
import { Visiting, type VisitingProps } from './Visiting';
import type { VisitActions } from './visit-state';

/** What lies around the picture: written into the page by press, woken up by the visit. */
export function VisitScreen({ state, actions }: VisitingProps) {
  const { lang, tour, scene, open, words } = state;
  const reader = { lang, languages: tour.languages };
  const title = pageTitle(plainWords(scene.title, reader), plainWords(tour.title, reader), words['site'] ?? '');
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = lang;
  }, [title, lang]);
  useEscape(open !== undefined, actions);
  useFocusReturn(open !== undefined);
  return (
    <Visiting state={state} actions={actions}>
      <TopBar />
      <Pins />
      <BottomBar />
      <Notices />
    </Visiting>
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
