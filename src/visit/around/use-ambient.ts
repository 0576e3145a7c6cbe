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

/** What changes whether anything in the page is heard. */
const HEARD = ['play', 'pause', 'ended', 'volumechange'] as const;

/** Whether a film or a recording in the page sounds; the place's own sound is not in the page. */
function useSounding(isWanted: boolean): boolean {
  const { scene, open } = useVisit().state;
  const [isSounding, setSounding] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    const tell = () => {
      const all = [...document.querySelectorAll<HTMLMediaElement>('audio, video')];
      setSounding(all.some(({ paused, muted }) => !paused && !muted));
    };
    tell();
    for (const event of HEARD) document.addEventListener(event, tell, true);
    return () => {
      for (const event of HEARD) document.removeEventListener(event, tell, true);
    };
  }, [isWanted, scene, open]);
  return isWanted && isSounding;
}

/** The sound of the place, once it is asked for; softer while words, a recording or a film are heard. */
export function useAmbient(tour: Tour, isHeard: boolean): AmbientSwitch {
  const { scene, tour: here } = useVisit().state;
  const [on, set] = useState(false);
  const player = useRef<Ambient>(undefined);
  const isSounding = useSounding(on);
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
  useEffect(() => player.current?.duck(isHeard || isSounding), [isHeard, isSounding, on, address]);
  return { has: ambient !== undefined, on, set };
}
