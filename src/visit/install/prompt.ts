/** What Chromium's browsers hand over instead of asking by themselves. */
export interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

declare global {
  interface WindowEventMap {
    beforeinstallprompt: InstallPrompt;
  }
  interface Window {
    /** Kept by the page's inline script (src/starter.ts), for it comes long before anybody may be asked. */
    installPrompt?: InstallPrompt | undefined;
  }
}

const KEY = 'install';

/** Whether this page already is the installed application. */
export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)').matches ||
  ('standalone' in navigator && navigator.standalone === true);

/** Who has said no is not asked again. */
export function wasRefused(): boolean {
  try {
    return localStorage.getItem(KEY) === 'no';
  } catch {
    return false;
  }
}

export function refuse(): void {
  try {
    localStorage.setItem(KEY, 'no');
  } catch {
    // Where nothing is stored, the question may come again at another visit.
  }
}

/** Calls back when there is something to ask with, now or later. Returns the way to stop. */
export function whenOffered(then: () => void): () => void {
  if (window.installPrompt) then();
  addEventListener('beforeinstallprompt', then);
  return () => removeEventListener('beforeinstallprompt', then);
}
