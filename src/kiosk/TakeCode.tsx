import { useState } from 'react';
import { plainWords } from '../ui/reader';
import { Dialog } from './Dialog';
import { useKiosk } from './kiosk-context';
import { QrPicture } from './QrPicture';
import { takeAlong } from './take-along';

/** The place and view on the screen, for a visitor's own phone. */
export function TakeCode() {
  const { kiosk, state, say } = useKiosk();
  // As it was when it was asked for: a code that changes cannot be scanned.
  const [at] = useState(() => kiosk.visit?.where());
  const tour = state.tours.find(({ id }) => id === at?.tour);
  if (!at || !tour) return null;
  const { address, typed } = takeAlong(at, state.settings.site ?? location.origin, tour.signs);
  const name = plainWords(at.scene.title, { lang: at.lang, languages: tour.languages });
  return (
    <Dialog title={say('take')} className="take" onClose={() => kiosk.show(undefined)}>
      <QrPicture text={address} label={say('takeLabel', { scene: name })} />
      <div>
        <p className="scene-name">{name}</p>
        <p>{say('takeHow')}</p>
        {typed ? (
          <>
            <p>{say('takeType', { page: typed.page })}</p>
            <p className="code">{typed.code}</p>
          </>
        ) : (
          <p className="address">{address.replace(/^https?:\/\//, '').split('?')[0]}</p>
        )}
      </div>
    </Dialog>
  );
}
