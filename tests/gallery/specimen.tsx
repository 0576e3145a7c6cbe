import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import english from '../../locales/en/visit.json';
import french from '../../locales/fr/visit.json';
import vietnamese from '../../locales/vi/visit.json';
import { createI18n } from '../../src/ui/i18n';
import { scenePageData } from '../../src/visit/pages';
import { SCREEN } from '../../src/visit/screen-words';
import { firstState, type VisitState } from '../../src/visit/visit-state';
import { Visiting } from '../../src/visit/Visiting';
import { assets, gate, tour } from '../visit/sample-tour';

/** A part of the screen in its states, side by side; the gallery shows it, the visual tests take its picture. */
export interface Specimen {
  /** What lies below it: paper, or the worst that a picture can be. */
  ground?: 'paper' | 'white' | 'black';
  content: ReactNode;
}

const WORDS: Readonly<Record<string, object>> = { vi: vietnamese, en: english, fr: french };

interface InVisitProps {
  lang?: string;
  change?: Partial<VisitState>;
  children: ReactNode;
}

/** As in a visit to the sample tour. */
export function InVisit({ lang = 'vi', change = {}, children }: InVisitProps) {
  const state = { ...firstState(scenePageData(tour, gate, { assets, lang })), ...change };
  return (
    <I18nextProvider i18n={createI18n(lang, SCREEN, { ...WORDS[lang] })}>
      <Visiting state={state}>{children}</Visiting>
    </I18nextProvider>
  );
}
