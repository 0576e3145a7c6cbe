import { useEffect, useRef } from 'react';
import type { SpherePoint } from '../../tour/angle';
import type { Hotspot } from '../../tour/hotspot';
import { areaPath } from '../../viewer/area-outline';
import { passDragsOn } from '../../viewer/pin-drag';
import { hotspotOf } from '../open';
import { useVisit } from '../visit-context';

type Area = Extract<Hotspot, { type: 'area' }>;

const cornersOf = ({ outline }: Area): SpherePoint[] => outline.flatMap((at) => ('yaw' in at ? [at] : []));

/** Outlines on the picture, in step with it. Each opens by a touch; keys reach the same through its pin. */
export function Areas({ areas }: { areas: readonly Area[] }) {
  const { state, actions } = useVisit();
  const layer = useRef<SVGSVGElement>(null);
  const viewer = actions?.viewer;
  useEffect(() => {
    const [svg, stage] = [layer.current, document.getElementById('stage')];
    if (!viewer || !svg || !stage) return undefined;
    const paths = [...svg.querySelectorAll('path')];
    const draw = () => {
      const size = { width: stage.clientWidth, height: stage.clientHeight };
      areas.forEach((area, index) => paths[index]?.setAttribute('d', areaPath(cornersOf(area), viewer.view, size)));
    };
    draw();
    const listening = new AbortController();
    passDragsOn(svg as unknown as HTMLElement, stage, listening.signal);
    addEventListener('resize', draw, { signal: listening.signal });
    const stop = viewer.on('view', draw);
    return () => {
      listening.abort();
      stop();
    };
  }, [viewer, areas]);
  return (
    <svg className="areas" ref={layer} aria-hidden="true" data-leaving={state.isLeaving || undefined}>
      {areas.map(({ id }) => (
        <path
          key={id}
          data-open={hotspotOf(state.open) === id || undefined}
          onClick={() => actions?.toggle({ hotspot: id })}
        />
      ))}
    </svg>
  );
}
