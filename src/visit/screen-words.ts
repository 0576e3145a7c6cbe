import type kinds from '../../locales/vi/kinds.json';
import type vietnamese from '../../locales/vi/visit.json';

/** Name of the file in each language's folder that holds the visitor's words. */
export const SCREEN = 'visit';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof SCREEN;
    resources: { [SCREEN]: typeof vietnamese; kinds: typeof kinds };
  }
}
