import type { i18n } from 'i18next';
import type { Language } from '../tour/language';
import { createI18n } from '../ui/i18n';
import { interfaceLanguage } from '../ui/languages';
import { phrasesIn } from './phrases';
import { SCREEN } from './screen-words';

let speaker: i18n | undefined;

/** Who speaks for all that was fetched late; begins with a language whose words have arrived. */
export function speakerFrom(lang: Language): i18n {
  speaker ??= createI18n(interfaceLanguage(lang), SCREEN, phrasesIn(lang) ?? {});
  return speaker;
}

/** Goes on in another language, whose words have arrived. */
export async function speak(lang: Language): Promise<void> {
  const spoken = interfaceLanguage(lang);
  const voice = speakerFrom(lang);
  if (!voice.hasResourceBundle(spoken, SCREEN)) voice.addResourceBundle(spoken, SCREEN, phrasesIn(lang) ?? {});
  await voice.changeLanguage(spoken);
}
