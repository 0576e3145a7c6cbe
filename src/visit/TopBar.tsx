import { useEffect, useRef } from 'react';
import { formatLink } from '../tour/link';
import { Icon } from '../ui/Icon';
import { isPlainClick } from '../ui/plain-click';
import { Words } from '../ui/Words';
import { pageLanguages } from '../ui/languages';
import { LanguageLinks } from './LanguageLinks';
import { useVisit } from './visit-context';

/** Where one is, the way back, and the other languages. */
export function TopBar() {
  const { state, actions, say } = useVisit();
  const { lang, scene, tour } = state;
  const { origin } = scene.media;
  return (
    <header className="top">
      <div className="where">
        <a className="round" href={formatLink({ lang, tour: tour.id })} aria-label={say('toTour')}>
          <Icon name="back" />
        </a>
        <div>
          <SceneName />
          <p className="tour-name">
            <Words of={tour.title} first />
          </p>
        </div>
      </div>
      <LanguageLinks
        lang={lang}
        languages={pageLanguages(tour.languages)}
        label={say('languages')}
        addressIn={(other) => formatLink({ lang: other, tour: tour.id, scene: scene.id })}
        onChoose={(event, other) => {
          if (!actions || !isPlainClick(event)) return;
          event.preventDefault();
          actions.switchTo(other);
        }}
      />
      {origin && origin !== 'photograph' && <p className="origin">{say(`origin.${origin}`)}</p>}
    </header>
  );
}

/** Takes the focus when another scene is entered, so that reading goes on from there; but not from a guide, which goes by itself. */
function SceneName() {
  const { scene, arrivals } = useVisit().state;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrivals > 0 && !document.activeElement?.closest('.guide')) heading.current?.focus({ preventScroll: true });
  }, [arrivals]);
  return (
    <h1 tabIndex={-1} ref={heading}>
      <Words of={scene.title} />
    </h1>
  );
}
