import { useState } from 'react';
import type { Hotspot } from '../../tour/hotspot';
import { HotspotText } from '../HotspotText';
import type { Say } from './words';

/** Sound or film; where the browser cannot play it, that is said and the words remain. */
export function PlayedPart({ hotspot, say }: { hotspot: Hotspot; say: Say }) {
  const [hasFailed, setFailed] = useState(false);
  return (
    <div className="played" onErrorCapture={({ target }) => target instanceof HTMLMediaElement && setFailed(true)}>
      {hasFailed && <p role="alert">{say(hotspot.type === 'video' ? 'played.noFilm' : 'played.noSound')}</p>}
      <HotspotText hotspot={hotspot} />
    </div>
  );
}
