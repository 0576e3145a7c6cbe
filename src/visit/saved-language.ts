import type { Language } from '../tour/language';

/** Key in localStorage; the site's first page (index.html) reads it too. */
export const SAVED_LANGUAGE = 'lang';

export function saveLanguage(lang: Language): void {
  try {
    localStorage.setItem(SAVED_LANGUAGE, lang);
  } catch {
    // Private windows and full storage refuse: the choice then holds for this visit only.
  }
}

/** Empty where none was chosen, or where the browser keeps nothing. */
export function savedLanguage(): Language {
  try {
    return localStorage.getItem(SAVED_LANGUAGE) ?? '';
  } catch {
    return '';
  }
}
