import { useEffect, useState } from 'react';
import type { Language } from '../tour/language';
import type vietnamese from '../../locales/vi/keep.json';
import { createI18n, type Phrases } from '../ui/i18n';
import { interfaceLanguage } from '../ui/languages';

const LOADERS = import.meta.glob<Phrases>('../../locales/*/keep.json', { import: 'default' });

type Flat<T, Above extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Above}${K}` : Flat<T[K], `${Above}${K}.`>;
}[keyof T & string];

/** Without the endings that languages have for one and many. */
type Singular<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

export type KeepKey = Singular<Flat<typeof vietnamese>> | 'secondsLeft' | 'minutesLeft';
export type KeepWords = (key: KeepKey, values?: Readonly<Record<string, string | number>>) => string;

const arrived = new Map<Language, KeepWords>();

/** Loads the words of keeping a tour in one language, and no other. */
export async function loadKeepWords(lang: Language): Promise<KeepWords> {
  const spoken = interfaceLanguage(lang);
  const here = arrived.get(spoken);
  if (here) return here;
  const { t } = createI18n(spoken, 'keep', (await LOADERS[`../../locales/${spoken}/keep.json`]?.()) ?? {});
  const words = t as unknown as KeepWords;
  arrived.set(spoken, words);
  return words;
}

/** The words in these languages, by language: undefined until all have come, and the last ones while others are on their way. */
export function useKeepWords(languages: readonly Language[]): ReadonlyMap<Language, KeepWords> | undefined {
  const [words, setWords] = useState<ReadonlyMap<Language, KeepWords>>();
  const wanted = languages.join(' ');
  useEffect(() => {
    let left = false;
    const load = async () => {
      const all = wanted.split(' ').map(async (lang) => [lang, await loadKeepWords(lang)] as const);
      const come = new Map(await Promise.all(all));
      if (!left) setWords(come);
    };
    // Without them this part says nothing; the next visit tries again.
    load().catch(() => undefined);
    return () => void (left = true);
  }, [wanted]);
  return words;
}
