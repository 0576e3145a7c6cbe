import { createInstance, type i18n } from 'i18next';

/** Words of one screen, by key; texts of a group are nested. */
export type Phrases = Readonly<Record<string, unknown>>;

/** An instance that speaks `lang` at once: nothing is loaded behind the scenes. */
export function createI18n(lang: string, screen: string, phrases: Phrases): i18n {
  const instance = createInstance();
  void instance.init({
    lng: lang,
    defaultNS: screen,
    ns: [screen],
    resources: { [lang]: { [screen]: phrases } },
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
