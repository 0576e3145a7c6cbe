import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/Icon';
import { useVisit } from '../visit-context';
import type { VisitActions } from '../visit-state';

/** Part of the field of view that one tap turns. */
const TURN = 0.3;
const ZOOM = 1.3;

type Way = 'left' | 'up' | 'down' | 'right' | 'zoomOut' | 'zoomIn' | 'home';

const WAYS: readonly { way: Way; icon: IconName; go: (actions: VisitActions) => void }[] = [
  { way: 'left', icon: 'left', go: (actions) => actions.turnBy(-TURN, 0) },
  { way: 'right', icon: 'right', go: (actions) => actions.turnBy(TURN, 0) },
  { way: 'up', icon: 'upwards', go: (actions) => actions.turnBy(0, TURN) },
  { way: 'down', icon: 'downwards', go: (actions) => actions.turnBy(0, -TURN) },
  { way: 'zoomOut', icon: 'minus', go: (actions) => actions.zoomBy(1 / ZOOM) },
  { way: 'zoomIn', icon: 'plus', go: (actions) => actions.zoomBy(ZOOM) },
  { way: 'home', icon: 'home', go: (actions) => actions.goHome() },
];

/** All that a finger does by dragging and pinching, by single taps. */
export function MoveButtons() {
  const { t } = useTranslation();
  const { actions } = useVisit();
  return (
    <div className="move" role="group" aria-label={t('move.title')}>
      {WAYS.map(({ way, icon, go }) => (
        <button
          key={way}
          type="button"
          className="round"
          aria-label={t(`move.${way}`)}
          onClick={() => actions && go(actions)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
