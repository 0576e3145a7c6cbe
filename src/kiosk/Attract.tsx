import type { Language } from '../tour/language';
import { plainWords } from '../ui/reader';
import { useKiosk } from './kiosk-context';
import type { KioskState } from './kiosk-state';
import { sayIn } from './words';

/** Nobody is there: the picture flies by itself, in front of it the place's name in every language. The whole screen is a button. */
export function Attract() {
  const { kiosk, state } = useKiosk();
  const { flight, isWaiting } = state;
  const languages = state.languages.length > 0 ? state.languages : ['vi', 'en'];
  return (
    <button type="button" className="attract" onClick={() => kiosk.touch()}>
      {flight && (
        <span className="names" key={flight.scene.id}>
          {languages.map((lang, index) => (
            <Name key={lang} lang={lang} isMain={index === 0} flight={flight} />
          ))}
        </span>
      )}
      <span className="touch-here">
        {languages.map((lang) => (
          <span key={lang} lang={lang}>
            {sayIn(lang)(isWaiting ? 'tourIsComing' : 'touchToStart')}
          </span>
        ))}
      </span>
    </button>
  );
}

interface NameProps {
  lang: Language;
  isMain: boolean;
  flight: NonNullable<KioskState['flight']>;
}

function Name({ lang, isMain, flight: { tour, scene } }: NameProps) {
  const reader = { lang, languages: tour.languages };
  return (
    <span className={isMain ? 'name main' : 'name'} lang={lang}>
      <b>{plainWords(tour.title, reader)}</b>
      <span>{plainWords(scene.title, reader)}</span>
    </span>
  );
}
