import { useMemo, type ReactNode } from 'react';
import { ReaderContext } from '../ui/reader';
import { sayFrom } from './shell-words';
import { VisitContext } from './visit-context';
import type { VisitActions, VisitState } from './visit-state';

export interface VisitingProps {
  state: VisitState;
  actions?: VisitActions | undefined;
}

/** Gives what lies inside the visit's state, what one can do, and the language. */
export function Visiting({ state, actions, children }: VisitingProps & { children: ReactNode }) {
  const { lang, tour, words } = state;
  const { languages } = tour;
  const say = useMemo(() => sayFrom(words), [words]);
  const here = useMemo(() => ({ state, actions, say }), [state, actions, say]);
  const reader = useMemo(() => ({ lang, languages, standInNote: say('notTranslated') }), [lang, languages, say]);
  return (
    <VisitContext value={here}>
      <ReaderContext value={reader}>{children}</ReaderContext>
    </VisitContext>
  );
}
