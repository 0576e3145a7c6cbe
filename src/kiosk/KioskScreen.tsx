import { useEffect } from 'react';
import { plainWords } from '../ui/reader';
import { Asking } from './Asking';
import { Attract } from './Attract';
import { Choose } from './Choose';
import { Dock } from './Dock';
import { useKiosk } from './kiosk-context';
import { LinkCode } from './LinkCode';
import { StaffCorner, type StaffParts } from './StaffCorner';
import { TakeCode } from './TakeCode';

/** Where nothing can be touched: the name of the place, for who stands behind. */
function Above() {
  const { state } = useKiosk();
  return (
    <header className="above">
      {state.tours.length === 1 && state.languages.map((lang) => <TourName key={lang} lang={lang} />)}
    </header>
  );
}

function TourName({ lang }: { lang: string }) {
  const [tour] = useKiosk().state.tours;
  return <p lang={lang}>{plainWords(tour?.title, { lang, languages: tour?.languages ?? [] })}</p>;
}

/** What lies around and over the visit. */
export function KioskScreen({ staff }: { staff: StaffParts }) {
  const { state } = useKiosk();
  const { phase, sheet, reach, lang } = state;
  useEffect(() => {
    const { dataset } = document.documentElement;
    document.documentElement.lang = lang;
    dataset['kiosk'] = phase;
    if (reach) dataset['reach'] = '';
    else delete dataset['reach'];
  }, [phase, reach, lang]);
  const isVisit = phase === 'visit' || phase === 'asking';
  return (
    <>
      {phase === 'attract' && <Attract />}
      {phase === 'choose' && <Choose />}
      {isVisit && reach && <Above />}
      {isVisit && <Dock />}
      {isVisit && sheet === 'take' && <TakeCode />}
      {isVisit && typeof sheet === 'object' && <LinkCode href={sheet.link} />}
      {phase === 'asking' && <Asking />}
      {(sheet === 'pin' || sheet === 'staff') && <StaffCorner {...staff} />}
    </>
  );
}
