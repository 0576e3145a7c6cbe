import type { Language } from '../tour/language';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import { plainWords } from '../ui/reader';
import { useKiosk } from './kiosk-context';
import { sayIn } from './words';

/** Nobody is there: the picture flies by itself, in front of it the place's name in every language. The whole screen is a button. */
export function Attract() {
  const { kiosk, state } = useKiosk();
  const { flight, isWaiting, tours } = state;
  const languages = state.languages.length > 0 ? state.languages : ['vi', 'en'];
  const tour = flight?.tour ?? (isWaiting && tours.length === 1 ? tours[0] : undefined);
  return (
    <button type="button" className="attract" onClick={() => kiosk.touch()}>
      {tour && (
        <span className={flight ? 'names' : 'names waiting'} key={flight?.scene.id}>
          {languages.map((lang, index) => (
            <Name key={lang} lang={lang} isMain={index === 0} tour={tour} scene={flight?.scene} />
          ))}
        </span>
      )}
      <span className={isWaiting ? 'please-wait' : 'touch-here'}>
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
  tour: Tour;
  scene: Scene | undefined;
}

function Name({ lang, isMain, tour, scene }: NameProps) {
  const reader = { lang, languages: tour.languages };
  return (
    <span className={isMain ? 'name main' : 'name'} lang={lang}>
      <b>{plainWords(tour.title, reader)}</b>
      {scene && <span>{plainWords(scene.title, reader)}</span>}
    </span>
  );
}
