import { useEffect, useRef, useState } from 'react';
import type { Language } from '../tour/language';
import type { Tour } from '../tour/tour';
import { nameOf } from '../ui/languages';
import { plainWords } from '../ui/reader';
import { useKiosk } from './kiosk-context';
import { sayIn } from './words';

/** Somebody has touched: first the language, then, where there are several, the tour. */
export function Choose() {
  const { kiosk, state } = useKiosk();
  const { languages, tours } = state;
  const [lang, setLang] = useState<Language | undefined>(languages.length === 1 ? languages[0] : undefined);
  const choose = (chosen: Language): void => {
    const [only] = tours;
    if (tours.length === 1 && only) kiosk.begin(chosen, only);
    else setLang(chosen);
  };
  return (
    <div className="over low">
      <section className="choose" aria-live="polite">
        {lang === undefined ? (
          <LanguageChoice languages={languages} onChoose={choose} />
        ) : (
          <TourChoice lang={lang} tours={tours} onChoose={(tour) => kiosk.begin(lang, tour)} />
        )}
        <button type="button" className="quiet" onClick={() => kiosk.finish()}>
          {(lang === undefined ? languages : [lang]).map((one) => sayIn(one)('back')).join(' · ')}
        </button>
      </section>
    </div>
  );
}

function LanguageChoice({
  languages,
  onChoose,
}: {
  languages: readonly Language[];
  onChoose: (lang: Language) => void;
}) {
  const first = useFirstFocus();
  return (
    <>
      <h1>
        {languages.map((lang) => (
          <span key={lang} lang={lang}>
            {sayIn(lang)('chooseLanguage')}
          </span>
        ))}
      </h1>
      <div className="choices">
        {languages.map((lang, index) => (
          <button
            key={lang}
            type="button"
            className="large"
            lang={lang}
            ref={index === 0 ? first : null}
            onClick={() => onChoose(lang)}
          >
            {nameOf(lang)}
          </button>
        ))}
      </div>
    </>
  );
}

interface TourChoiceProps {
  lang: Language;
  tours: readonly Tour[];
  onChoose: (tour: Tour) => void;
}

function TourChoice({ lang, tours, onChoose }: TourChoiceProps) {
  const first = useFirstFocus();
  return (
    <>
      <h1 lang={lang}>{sayIn(lang)('chooseTour')}</h1>
      <div className="choices many">
        {tours.map((tour, index) => (
          <button
            key={tour.id}
            type="button"
            className="large"
            lang={lang}
            ref={index === 0 ? first : null}
            onClick={() => onChoose(tour)}
          >
            {plainWords(tour.title, { lang, languages: tour.languages })}
          </button>
        ))}
      </div>
    </>
  );
}

/** Who comes by keys or a switch is where the choice is. */
function useFirstFocus(): React.RefObject<HTMLButtonElement | null> {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return first;
}
