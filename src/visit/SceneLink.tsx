import type { AnchorHTMLAttributes, CSSProperties, MouseEvent } from 'react';
import type { Place } from '../tour/place';
import { formatLink } from '../tour/link';
import { isPlainClick } from '../ui/plain-click';
import { useVisit } from './visit-context';
import type { Destination } from './visit-state';

interface SceneLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: Pick<Place, 'scene' | 'tour' | 'hotspot'> & Pick<Destination, 'view'>;
  style?: CSSProperties | undefined;
}

/** A link to a scene's own page; once the page is awake it goes there without leaving. */
export function SceneLink({ to, ...rest }: SceneLinkProps) {
  const { state, actions } = useVisit();
  const { lang, tour } = state;
  const isHere = to.tour === undefined || to.tour === tour.id;
  const follow = (event: MouseEvent) => {
    if (!actions || !isHere || !isPlainClick(event)) return;
    event.preventDefault();
    const open = to.hotspot === undefined ? undefined : { hotspot: to.hotspot };
    actions.goTo({ scene: to.scene, view: to.view, open });
  };
  return <a {...rest} href={formatLink({ lang, tour: to.tour ?? tour.id, scene: to.scene })} onClick={follow} />;
}
