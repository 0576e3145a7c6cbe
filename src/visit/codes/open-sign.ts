import type { Language } from '../../tour/language';
import { saveLanguage } from '../saved-language';

export const signAddress = (code: string): string => `/q/${code}/`;

/** By the sign's own page: it knows what became of the place, in any tour, and it counts. It speaks as this visit does. */
export function openSign(code: string, lang: Language): void {
  saveLanguage(lang);
  location.assign(signAddress(code));
}
