import { useEffect, useRef, useState } from 'react';
import { toBearing } from '../../tour/angle';
import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import { windOf } from './cone';

/** Milliseconds: each turn of the needle takes a slow phone two of a frame's. */
const STEP = 60;

/** A needle in step with the view, written past React; a press turns to the north. Its name is renewed at rest only. */
export function Compass({ say }: { say: Say }) {
  const viewer = useVisit().actions?.viewer;
  const needle = useRef<SVGSVGElement>(null);
  const [bearing, setBearing] = useState(0);
  useEffect(() => {
    if (!viewer) return undefined;
    const now = () => toBearing(viewer.view.yaw, viewer.scene.heading);
    let turned = -STEP;
    // On the box, not on what is drawn in it: that would be a layout a frame.
    const point = () => needle.current?.style.setProperty('transform', `rotate(${Math.round(-now())}deg)`);
    const turn = () => {
      if (performance.now() - turned < STEP) return;
      turned = performance.now();
      point();
    };
    const rest = () => {
      point();
      setBearing(now());
    };
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
      <svg ref={needle} className="compass" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 2.5 15 12H9z" fill="#ff8d72" />
        <path d="M12 21.5 9 12h6z" fill="currentColor" opacity="0.65" />
      </svg>
    </button>
  );
}
