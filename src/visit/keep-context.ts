import { createContext, useContext } from 'react';
import type { Keeper } from './keeper';
import type { KeepState } from './keep-state';
import type { KeepWords } from './keep-words';
import type { VisitState } from './visit-state';

export interface KeepHere {
  keeper: Keeper;
  keep: KeepState;
  visit: VisitState;
  t: KeepWords;
  /** Bytes as people read them: `12,4`. */
  size: (bytes: number) => string;
  takeUpdate: () => void;
}

export const KeepContext = createContext<KeepHere | undefined>(undefined);

export function useKeep(): KeepHere {
  const here = useContext(KeepContext);
  if (!here) throw new Error('This part of the screen belongs inside the part about keeping.');
  return here;
}
