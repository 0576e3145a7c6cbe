import { useEffect, useRef, useState } from 'react';
import type { Tour } from '../../tour/tour';
import { mediaFile } from '../files';
import { useVisit } from '../visit-context';
import { Ambient } from './ambient';

export interface AmbientSwitch {
  /** Whether the scene has a sound of its own. */
  has: boolean;
  on: boolean;
  set: (on: boolean) => void;
}

/** The sound of the place, once it is asked for; softer while words are heard. */
export function useAmbient(tour: Tour, isHeard: boolean): AmbientSwitch {
  const { scene, tour: here } = useVisit().state;
  const [on, set] = useState(false);
  const player = useRef<Ambient>(undefined);
  const { ambient } = scene;
  const address =
    ambient === undefined ? undefined : mediaFile(ambient, here.folder, tour.published?.files ?? {}).address;
  useEffect(() => {
    if (!on || address === undefined) return undefined;
    const playing = new Ambient(address);
    player.current = playing;
    return () => {
      player.current = undefined;
      playing.dispose();
    };
  }, [on, address]);
  useEffect(() => player.current?.duck(isHeard), [isHeard, on, address]);
  return { has: ambient !== undefined, on, set };
}
