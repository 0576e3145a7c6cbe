import { useEffect, useState } from 'react';
import type { Language } from '../../tour/language';
import { Icon } from '../../ui/Icon';
import { isApple } from '../in-app';
import { installWords } from './install-words';
import { isInstalled, refuse, wasRefused, whenOffered } from './prompt';

export interface InstallCardProps {
  lang: Language;
  /** `notice` stands alone over the picture and can be put away for good; `sheet` is a part of a sheet. */
  place: 'notice' | 'sheet';
}

type Way = 'prompt' | 'apple' | undefined;

/** How this browser puts a site on the home screen, if it does and has not done so. */
function useWay(): Way {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => whenOffered(() => setOffered(true)), []);
  if (isInstalled()) return undefined;
  if (isOffered) return 'prompt';
  return isApple(navigator.userAgent, navigator.maxTouchPoints) ? 'apple' : undefined;
}

async function install(): Promise<boolean> {
  const { installPrompt } = window;
  if (!installPrompt) return false;
  await installPrompt.prompt();
  const { outcome } = await installPrompt.userChoice;
  // It can be asked with once only.
  window.installPrompt = undefined;
  return outcome === 'accepted';
}

/** Offers to put the tours on the home screen: with the browser's own question, or by saying where it is found on an iPhone. */
export function InstallCard({ lang, place }: InstallCardProps) {
  const way = useWay();
  const [isOver, setOver] = useState(wasRefused);
  const say = installWords(lang);
  if (way === undefined || isOver) return null;
  const ask = () =>
    void install().then((accepted) => {
      if (!accepted) refuse();
      setOver(true);
    });
  const no = () => {
    refuse();
    setOver(true);
  };
  const steps = (
    <ol>
      {[say.stepShare, say.stepAdd, say.stepOpen].map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
  if (place === 'sheet')
    return (
      <section className="install" data-own-device>
        <h3>{say.title}</h3>
        <p className="soft">{way === 'apple' ? say.whyApple : say.why}</p>
        {way === 'apple' ? (
          steps
        ) : (
          <button type="button" className="button plain" onClick={ask}>
            {say.title}
          </button>
        )}
      </section>
    );
  return (
    <div className="notice" role="status" data-own-device>
      <div>
        <p>{say.why}</p>
        {way === 'apple' && steps}
      </div>
      {way === 'prompt' && (
        <button type="button" className="button" onClick={ask}>
          {say.add}
        </button>
      )}
      <button type="button" className="round" aria-label={say.notNow} onClick={no}>
        <Icon name="close" />
      </button>
    </div>
  );
}
