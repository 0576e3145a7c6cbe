import { useSyncExternalStore } from 'react';

/** `#/versions/abc` → `['versions', 'abc']` */
export const routeOf = (hash: string): string[] =>
  hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);

const listen = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

export const useRoute = (): string[] => routeOf(useSyncExternalStore(listen, () => location.hash));

export const goTo = (...parts: string[]): void => {
  location.hash = `/${parts.map(encodeURIComponent).join('/')}`;
};
