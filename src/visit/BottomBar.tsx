import { Icon } from '../ui/Icon';
import { LinkButton } from '../ui/LinkButton';
import { useVisit } from './visit-context';

const ZOOM_STEP = 1.3;

/** The tour's tools, within reach of a thumb. */
export function BottomBar() {
  const { state, actions, say } = useVisit();
  return (
    <nav className="bar" aria-label={say('tools')}>
      <div className="tools">
        {(['scenes', 'about'] as const).map((sheet) => (
          <LinkButton
            key={sheet}
            href={`#${sheet}`}
            aria-expanded={state.open === sheet}
            aria-controls={sheet}
            onPress={() => actions?.toggle(sheet)}
          >
            <Icon name={sheet} />
            {say(sheet)}
          </LinkButton>
        ))}
        <button
          type="button"
          aria-label={say('help')}
          aria-expanded={state.open === 'help'}
          onClick={() => actions?.toggle('help')}
        >
          <Icon name="help" />
        </button>
        <button
          className="zoom"
          type="button"
          aria-label={say('zoomOut')}
          onClick={() => actions?.zoomBy(1 / ZOOM_STEP)}
        >
          <Icon name="minus" />
        </button>
        <button className="zoom" type="button" aria-label={say('zoomIn')} onClick={() => actions?.zoomBy(ZOOM_STEP)}>
          <Icon name="plus" />
        </button>
      </div>
    </nav>
  );
}
