import { useEffect, useRef, useState } from 'react';
import { toBearing } from '../../tour/angle';
import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import { windOf } from './cone';

/** A needle in step with the view, written past React; a press turns to the north. Its name is renewed at rest only. */
export function Compass({ say }: { say: Say }) {
  const viewer = useVisit().actions?.viewer;
  const needle = useRef<SVGGElement>(null);
  const [bearing, setBearing] = useState(0);
  useEffect(() => {
    if (!viewer) return undefined;
    const now = () => toBearing(viewer.view.yaw, viewer.scene.heading);
    const turn = () => needle.current?.setAttribute('transform', `rotate(${Math.round(-now())} 12 12)`);
    const rest = () => setBearing(now());
    turn();
    rest();
    const stops = [viewer.on('view', turn), viewer.on('rest', rest)];
    return () => stops.forEach((stop) => stop());
  }, [viewer]);
  const toNorth = () => viewer?.turnTo({ yaw: -viewer.scene.heading });
  return (
    <button
      type="button"
      className="round"
      aria-label={say('compass', { wind: say(`winds.${windOf(bearing)}`) })}
      onClick={toNorth}
    >
      <svg className="compass" viewBox="0 0 24 24" aria-hidden="true">
        <g ref={needle}>
          <path d="M12 2.5 15 12H9z" fill="#ff8d72" />
          <path d="M12 21.5 9 12h6z" fill="currentColor" opacity="0.65" />
        </g>
      </svg>
    </button>
  );
}
