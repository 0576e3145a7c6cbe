import { createInstance } from 'i18next';
import en from '../../locales/en/issues.json';
import vi from '../../locales/vi/issues.json';
import type { Issue } from '../../src/tour/issue';

export const SENTENCES: Readonly<Record<'vi' | 'en', Readonly<Record<string, string>>>> = { vi, en };

function translator(lang: 'vi' | 'en') {
  const words = createInstance();
  void words.init({
    lng: lang,
    ns: ['issues'],
    defaultNS: 'issues',
    resources: { [lang]: { issues: SENTENCES[lang] } },
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, [placeholder]: [string]) => {
      throw new Error(`“${text}” needs ${placeholder}`);
    },
    initAsync: false,
  });
  return (issue: Issue): string => words.t(issue.code, '', { ...issue.values });
}

const translators = { vi: translator('vi'), en: translator('en') };

/** The finding as people read it; throws where the sentence needs a value that the finding does not have. */
export const sentence = (issue: Issue, lang: 'vi' | 'en'): string => translators[lang](issue);
