import { useEffect, useRef } from 'react';
import { useKiosk } from './kiosk-context';

/** Nothing was touched for a while: whoever is there says so with one touch anywhere. */
export function Asking() {
  const { kiosk, state, say } = useKiosk();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <div className="over low" onClick={() => kiosk.stay()}>
      <section className="choose asking" role="alertdialog" aria-labelledby="asking" aria-describedby="asking-left">
        <h1 id="asking">{say('stillThere')}</h1>
        <p id="asking-left">{say('goesBack', { seconds: state.left })}</p>
        <div className="choices">
          <button type="button" className="large" ref={button} onClick={() => kiosk.stay()}>
            {say('stay')}
          </button>
          <button type="button" className="large second" onClick={(event) => (event.stopPropagation(), kiosk.finish())}>
            {say('finish')}
          </button>
        </div>
      </section>
    </div>
  );
}
