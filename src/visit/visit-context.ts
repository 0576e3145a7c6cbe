import { createContext, useContext } from 'react';
import type { VisitActions, VisitState } from './visit-state';

interface Here {
  state: VisitState;
  /** What one can do, once the page has woken up. */
  actions: VisitActions | undefined;
}

export const VisitContext = createContext<Here | undefined>(undefined);

export function useVisit(): Here {
  const here = useContext(VisitContext);
  if (!here) throw new Error('This part of the screen belongs inside a visit.');
  return here;
}
