import { useLayoutEffect, useRef, type CSSProperties } from 'react';
import type { Hotspot } from '../tour/hotspot';
import { toView } from '../tour/view';
import { Icon } from '../ui/Icon';
import { LinkButton } from '../ui/LinkButton';
import { Words } from '../ui/Words';
import { iconOf } from './hotspot-icon';
import { anchorOf } from './anchor';
import { hotspotOf } from './open';
import { posterOf } from './outline';
import { pinPlace, type PinPlace } from './pin-place';
import { SceneLink } from './SceneLink';
import { useVisit } from './visit-context';

/** The scene's points over the picture: placed by style until the viewer keeps them glued. */
export function Pins() {
  const { state, actions, say } = useVisit();
  const { scene } = state;
  const layer = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!actions || !layer.current) return undefined;
    actions.glue(layer.current);
    return () => actions.glue(undefined);
  }, [actions, scene.id]);
  const view = posterOf(scene)?.view ?? toView(scene.view);
  return (
    <nav className="pins" aria-label={say('pins')} ref={layer} data-leaving={state.isLeaving || undefined}>
      {scene.hotspots?.map((hotspot) => {
        const place = pinPlace(hotspot.at, view);
        return place && <Pin key={`${scene.id} ${hotspot.id}`} hotspot={hotspot} place={place} />;
      })}
    </nav>
  );
}

function Pin({ hotspot, place }: { hotspot: Hotspot; place: PinPlace }) {
  const { state, actions } = useVisit();
  const { id, type, label, title } = hotspot;
  const common = {
    className: 'pin',
    'data-hotspot': id,
    'data-type': type,
    'data-yaw': place.yaw,
    'data-pitch': place.pitch,
    'data-label': label,
    style: { '--x': place.x, '--y': place.y } as CSSProperties,
    children: (
      <>
        <span className="pin-dot">
          <Icon name={iconOf(hotspot)} />
        </span>
        <span className="pin-name">
          <Words of={title} />
        </span>
      </>
    ),
  };
  if (type === 'link') return <SceneLink {...common} to={hotspot.to} />;
  return (
    <LinkButton
      {...common}
      href={`#${anchorOf(id)}`}
      aria-expanded={hotspotOf(state.open) === id}
      onPress={() => actions?.toggle({ hotspot: id })}
    />
  );
}
