import { createContext, useContext, useSyncExternalStore } from 'react';

import type { Kiosk } from './kiosk';
import type { KioskState } from './kiosk-state';
import { sayIn, type Say } from './words';

export const KioskContext = createContext<Kiosk | undefined>(undefined);

export interface InKiosk {
  kiosk: Kiosk;
  state: KioskState;
  /** The kiosk's own words in the visitor's language. */
  say: Say;
}

export function useKiosk(): InKiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('There is no kiosk around this part.');
  const state = useSyncExternalStore(kiosk.subscribe, kiosk.snapshot);
  return { kiosk, state, say: sayIn(state.lang) };
}
