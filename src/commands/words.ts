import { createInstance } from 'i18next';
import enCommands from '../../locales/en/commands.json';
import enIssues from '../../locales/en/issues.json';
import enOffice from '../../locales/en/office.json';
import enPress from '../../locales/en/press.json';
import enQr from '../../locales/en/qr.json';
import enSetup from '../../locales/en/setup.json';
import enShelf from '../../locales/en/shelf.json';
import viCommands from '../../locales/vi/commands.json';
import viIssues from '../../locales/vi/issues.json';
import viOffice from '../../locales/vi/office.json';
import viPress from '../../locales/vi/press.json';
import viQr from '../../locales/vi/qr.json';
import viSetup from '../../locales/vi/setup.json';
import viShelf from '../../locales/vi/shelf.json';

export const INTERFACE_LANGUAGES = ['vi', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

const RESOURCES = {
  vi: {
    commands: viCommands,
    issues: viIssues,
    office: viOffice,
    press: viPress,
    qr: viQr,
    setup: viSetup,
    shelf: viShelf,
  },
  en: {
    commands: enCommands,
    issues: enIssues,
    office: enOffice,
    press: enPress,
    qr: enQr,
    setup: enSetup,
    shelf: enShelf,
  },
};

/** Vietnamese where the machine speaks it, else English. */
export function machineLanguage(environment: NodeJS.ProcessEnv): InterfaceLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const wanted = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return wanted.startsWith('vi') ? 'vi' : 'en';
}

/** A sentence of `commands.json`, or of another file as `issues:scene-id-repeated`, with its values filled in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function createWords(lang: InterfaceLanguage): Words {
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
  // The typed keys that i18next offers here are the visit's.
  return (key, values) => String(words.t(key as never, { ...values }));
}
