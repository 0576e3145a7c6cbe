import { useEffect, useState } from 'react';
import type { SphereOverlay } from '../../viewer/overlay-frame';
import type { OverlayCanvas } from '../../viewer/overlay-canvas';
import { useVisit } from '../visit-context';

export type OverlayState = OverlayCanvas | 'loading' | 'failed';

/** Lays a picture over the view for as long as the component is there. */
export function useOverlay(address: string, overlay: SphereOverlay): OverlayState {
  const viewer = useVisit().actions?.viewer;
  const [state, setState] = useState<OverlayState>('loading');
  useEffect(() => {
    const stage = document.getElementById('stage');
    if (!viewer || !stage) return setState('failed');
    const leaving = new AbortController();
    let layer: OverlayCanvas | undefined;
    const lay = async () => {
      const { layOver } = await import('../../viewer/overlay-canvas');
      layer = await layOver({ stage, viewer, address, overlay, signal: leaving.signal });
      setState(layer);
    };
    lay().catch(() => leaving.signal.aborted || setState('failed'));
    return () => {
      leaving.abort();
      layer?.dispose();
    };
  }, [viewer, address, overlay]);
  return state;
}
