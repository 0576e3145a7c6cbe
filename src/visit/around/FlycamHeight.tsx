import { useEffect, useRef } from 'react';
import { toBearing } from '../../tour/angle';
import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import { windOf } from './cone';

/** How high the camera flew, and where one looks from it; written past React, in step with the view. */
export function FlycamHeight({ say }: { say: Say }) {
  const { state, actions } = useVisit();
  const { kind, media } = state.scene;
  const viewer = actions?.viewer;
  const facing = useRef<HTMLSpanElement>(null);
  const isAround = media.type === 'panorama' || media.type === 'video360';
  const metres = kind === 'flycam' && media.type !== 'video' ? media.altitude : undefined;
  const isTold = metres !== undefined && isAround;
  useEffect(() => {
    if (!viewer || !isTold) return undefined;
    let told: number | undefined;
    const tell = () => {
      const bearing = toBearing(viewer.view.yaw, viewer.scene.heading);
      const degrees = Math.round(bearing) % 360;
      if (!facing.current || degrees === told) return;
      told = degrees;
      facing.current.textContent = `${degrees}° ${say(`winds.${windOf(bearing)}`)}`;
    };
    tell();
    return viewer.on('view', tell);
  }, [viewer, isTold, say]);
  if (metres === undefined) return null;
  return (
    <p className="flycam-height">
      {say('flycam.height', { metres })}
      {isAround && <span ref={facing} aria-hidden="true" />}
    </p>
  );
}
