import { useEffect, useRef } from 'react';
import { hotspotOf } from '../open';
import { useVisit } from '../visit-context';
import type { GuideStop } from './guide-stops';
import type { RouteEvent, RouteState } from './route';
import { hotspotStep } from './stop-hotspot';

interface Telling {
  route: RouteState;
  send: (event: RouteEvent) => void;
  stop: GuideStop | undefined;
}

/** Lets the stop's hotspot lie open while it is told: until the visitor closes it, or the guide goes on or ends. */
export function useStopHotspot({ route, send, stop }: Telling): void {
  const { state, actions } = useVisit();
  const shown = useRef<string>(undefined);
  const open = hotspotOf(state.open);
  const scene = state.scene.id;
  const latest = useRef(open);
  useEffect(() => void (latest.current = open));
  useEffect(() => {
    const step = hotspotStep({ route, stop, scene, shown: shown.current, open });
    if (step === undefined || !actions) return;
    const hotspot = step === 'open' ? stop?.hotspot : undefined;
    shown.current = hotspot;
    if (hotspot !== undefined && hotspot !== open) actions.toggle({ hotspot, byGuide: true });
    if (step === 'close') actions.close();
    if (step === 'closed') send({ type: 'closed' });
  }, [route, stop, scene, open, actions, send]);
  useEffect(
    () => () => {
      if (shown.current !== undefined && shown.current === latest.current) actions?.close();
    },
    [actions],
  );
  useTurningBack(route.phase === 'telling' && stop?.hotspot === open ? open : undefined);
}

/** Who looked round in a pause is turned back to what is being told of. */
function useTurningBack(hotspot: string | undefined): void {
  const { state, actions } = useVisit();
  const at = state.scene.hotspots?.find(({ id }) => id === hotspot)?.at;
  const [yaw, pitch] = at && 'yaw' in at ? [at.yaw, at.pitch] : [];
  useEffect(() => {
    const sheet = document.querySelector<HTMLElement>('.sheet[data-open]');
    if (sheet && yaw !== undefined && pitch !== undefined) actions?.lookAt({ yaw, pitch }, sheet);
  }, [actions, yaw, pitch]);
}
