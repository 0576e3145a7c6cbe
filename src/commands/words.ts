import { createInstance, type TFunction } from 'i18next';
import enCommands from '../../locales/en/commands.json';
import enIssues from '../../locales/en/issues.json';
import enPress from '../../locales/en/press.json';
import enSetup from '../../locales/en/setup.json';
import viCommands from '../../locales/vi/commands.json';
import viIssues from '../../locales/vi/issues.json';
import viPress from '../../locales/vi/press.json';
import viSetup from '../../locales/vi/setup.json';

export const INTERFACE_LANGUAGES = ['vi', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

const RESOURCES = {
  vi: { commands: viCommands, issues: viIssues, press: viPress, setup: viSetup },
  en: { commands: enCommands, issues: enIssues, press: enPress, setup: enSetup },
};

/** Vietnamese where the machine speaks it, else English. */
export function machineLanguage(environment: NodeJS.ProcessEnv): InterfaceLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const wanted = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return wanted.startsWith('vi') ? 'vi' : 'en';
}

/** The command line's sentences; keys of other files as `issues:scene-id-repeated`. */
export function createWords(lang: InterfaceLanguage): TFunction {
  const words = createInstance();
  void words.init({
    lng: lang,
    fallbackLng: 'en',
    ns: Object.keys(RESOURCES.en),
    defaultNS: 'commands',
    resources: RESOURCES,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words.t;
}
