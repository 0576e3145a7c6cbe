import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phrases } from '../../ui/i18n';
import { interfaceLanguage } from '../../ui/languages';
import { useReader } from '../../ui/reader';

const NAME = 'kinds';
const LOADERS = import.meta.glob<Phrases>('../../../locales/*/kinds.json', { import: 'default' });

export type Say = TFunction<typeof NAME>;

/** The words of what is loaded only when wanted; undefined until they have come, the last language's until the next has. */
export function useSay(): Say | undefined {
  const { i18n } = useTranslation();
  const wanted = interfaceLanguage(useReader().lang);
  const [spoken, speak] = useState(() => (i18n.hasResourceBundle(wanted, NAME) ? wanted : undefined));
  useEffect(() => {
    let left = false;
    const load = async () => {
      if (!i18n.hasResourceBundle(wanted, NAME)) {
        const phrases = (await LOADERS[`../../../locales/${wanted}/kinds.json`]?.()) ?? {};
        i18n.addResourceBundle(wanted, NAME, phrases);
      }
      if (!left) speak(wanted);
    };
    load().catch(() => undefined);
    return () => void (left = true);
  }, [i18n, wanted]);
  return spoken === undefined ? undefined : i18n.getFixedT(spoken, NAME);
}
