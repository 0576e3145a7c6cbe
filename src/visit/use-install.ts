import { useEffect, useState } from 'react';
import type { InstallCard } from './install/InstallCard';
import { isKiosk } from './is-kiosk';

const KEY = 'came';

/** Whether this device was here before this tab's visit. Counts nothing else, and only here; on a kiosk nothing at all. */
export function comesAgain(): boolean {
  if (isKiosk()) return false;
  try {
    const before = localStorage.getItem(KEY) !== null;
    const now = sessionStorage.getItem(KEY);
    if (now === null) sessionStorage.setItem(KEY, before ? 'again' : 'first');
    localStorage.setItem(KEY, '1');
    return now === null ? before : now === 'again';
  } catch {
    return false;
  }
}

/** The part that offers to install, fetched when there is a good moment for it. */
export function useInstall(isGoodMoment: boolean): typeof InstallCard | undefined {
  const [card, setCard] = useState<typeof InstallCard>();
  useEffect(() => {
    if (!isGoodMoment) return;
    // Without it nothing is missing.
    import('./install/InstallCard').then((part) => setCard(() => part.InstallCard)).catch(() => undefined);
  }, [isGoodMoment]);
  return card;
}
