import { useEffect, useState } from 'react';
import type vietnamese from '../../../locales/vi/film.json';
import { interfaceLanguage } from '../../ui/languages';

export type FilmWords = typeof vietnamese;

const LOADERS = import.meta.glob<FilmWords>('../../../locales/*/film.json', { import: 'default' });

/** The player's words, once they are here. */
export function useFilmWords(lang: string): FilmWords | undefined {
  const [words, setWords] = useState<FilmWords>();
  useEffect(() => {
    let isWanted = true;
    const load = LOADERS[`../../../locales/${interfaceLanguage(lang)}/film.json`];
    void load?.().then(
      (loaded) => {
        if (isWanted) setWords(loaded);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [lang]);
  return words;
}
