/** All that the kiosk itself keeps in the browser's small stores begins like this; everything else there is a visitor's. */
const OWN = 'kiosk.';

export type OwnKey = 'settings' | 'ring' | 'locked' | 'refused' | 'started';

/** A browser that keeps nothing is no reason to stop: then the kiosk starts with its usual settings each time. */
export function readOwn(key: OwnKey): string | null {
  try {
    return localStorage.getItem(OWN + key);
  } catch {
    return null;
  }
}

/** Versions that did not work here, newest last; they are not tried again. */
const MOST_REFUSED = 20;

export const refusedVersions = (): string[] => (readOwn('refused') ?? '').split(' ').filter(Boolean);

export const refuseVersion = (signature: string): void =>
  void writeOwn('refused', [...refusedVersions(), signature].slice(-MOST_REFUSED).join(' '));

export function writeOwn(key: OwnKey, text: string): boolean {
  try {
    localStorage.setItem(OWN + key, text);
    return true;
  } catch {
    return false;
  }
}

/** Removes what visitors and their pages have left in the browser's small stores. */
export function forgetVisitor(): void {
  try {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage)) if (!key.startsWith(OWN)) localStorage.removeItem(key);
  } catch {
    // What is refused to be written was never there.
  }
}
