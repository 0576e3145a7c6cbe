import { useEffect, useRef, useState } from 'react';
import type { Tour } from '../../tour/tour';
import { useReader } from '../../ui/reader';
import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import { Entry } from './Entry';
import { lookByPhone } from './look-by-phone';

/** Which scenes can be all around one. */
const useIsAround = (): boolean => {
  const { type } = useVisit().state.scene.media;
  return type === 'panorama' || type === 'video360';
};

interface HeadsetProps {
  say: Say;
  tour: Tour;
  tell: (words: string | undefined) => void;
}

/** Only where there is a headset; its code comes when the sheet is open, so that the touch itself can enter. */
export function HeadsetEntry({ say, tour, tell }: HeadsetProps) {
  const { state, actions } = useVisit();
  const reader = useReader();
  const [hasHeadset, setHas] = useState(false);
  useEffect(() => {
    const answer = navigator.xr?.isSessionSupported('immersive-vr').catch(() => false);
    void answer?.then((has) => {
      setHas(has);
      if (has) void import('../xr/headset-tour').catch(() => undefined);
    });
  }, []);
  const viewer = actions?.viewer;
  if (!useIsAround() || !hasHeadset || !viewer) return null;
  const press = async () => {
    const { tourByHeadset } = await import('../xr/headset-tour');
    const left = (scene: string) => scene !== state.scene.id && actions.goTo({ scene });
    await tourByHeadset({ tour, folder: state.tour.folder, viewer, reader, exit: say('headset.exit'), left });
  };
  return (
    <Entry ownDevice glyph="headset" onPress={() => void press().catch(() => tell(say('headset.failed')))}>
      {say('tools.headset')}
    </Entry>
  );
}

interface CardboardProps {
  say: Say;
  tour: Tour;
  close: () => void;
}

/** For a phone in a folded box: only devices that are held know how they are held. */
export function CardboardEntry({ say, tour, close }: CardboardProps) {
  const { state, actions } = useVisit();
  const reader = useReader();
  const here = useRef(state);
  useEffect(() => void (here.current = state));
  const viewer = actions?.viewer;
  const isHeld = navigator.maxTouchPoints > 0 && matchMedia('(pointer: coarse)').matches;
  if (!useIsAround() || !viewer || !isHeld) return null;
  const press = async () => {
    const [{ startCardboard }, { signPoints, wordsAt }] = await Promise.all([
      import('../xr/cardboard'),
      import('../xr/sign-points'),
    ]);
    close();
    const choose = (id: string) => {
      const hotspot = scene().hotspots?.find((each) => each.id === id);
      if (hotspot?.type === 'link') actions.goTo({ scene: hotspot.to.scene, view: hotspot.to.view });
      return wordsAt(scene(), id, reader);
    };
    const scene = () => tour.scenes.find(({ id }) => id === viewer.scene.id) ?? here.current.scene;
    const points = () => signPoints(scene(), tour, reader);
    await startCardboard({ viewer, points, choose, exit: say('headset.exit'), follow: () => lookByPhone(viewer) });
  };
  return (
    <Entry ownDevice glyph="cardboard" onPress={() => void press().catch(() => undefined)}>
      {say('tools.cardboard')}
    </Entry>
  );
}

interface PlanetProps {
  say: Say;
  close: () => void;
}

/** Into an aerial scene as from space; not for who wants things to rest. */
export function PlanetEntry({ say, close }: PlanetProps) {
  const { state, actions } = useVisit();
  const { kind, media } = state.scene;
  const viewer = actions?.viewer;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!viewer || kind !== 'flycam' || media.type !== 'panorama' || isStill) return null;
  const press = async () => {
    const stage = document.getElementById('stage');
    const { enterByPlanet } = await import('../../viewer/little-planet');
    close();
    if (stage) await enterByPlanet(stage, viewer);
  };
  return (
    <Entry glyph="planet" onPress={() => void press().catch(() => undefined)}>
      {say('tools.planet')}
    </Entry>
  );
}
