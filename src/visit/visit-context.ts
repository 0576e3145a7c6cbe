import { createContext, useContext } from 'react';
import type { Say } from './shell-words';
import type { VisitActions, VisitState } from './visit-state';

interface Visiting {
  state: VisitState;
  /** What one can do, once the page has woken up. */
  actions: VisitActions | undefined;
  /** The words around the picture, in the visit's language. */
  say: Say;
}

export const VisitContext = createContext<Visiting | undefined>(undefined);

export function useVisit(): Visiting {
  const visiting = useContext(VisitContext);
  if (!visiting) throw new Error('This part of the screen belongs inside a visit.');
  return visiting;
}
