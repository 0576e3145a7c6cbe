import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { LinkButton } from '../ui/LinkButton';
import { useVisit } from './visit-context';

const ZOOM_STEP = 1.3;

/** The tour's tools, within reach of a thumb. */
export function BottomBar() {
  const { t } = useTranslation();
  const { state, actions } = useVisit();
  return (
    <nav className="bar" aria-label={t('tools')}>
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
            {t(sheet)}
          </LinkButton>
        ))}
        <button type="button" aria-label={t('zoomOut')} onClick={() => actions?.zoomBy(1 / ZOOM_STEP)}>
          <Icon name="minus" />
        </button>
        <button type="button" aria-label={t('zoomIn')} onClick={() => actions?.zoomBy(ZOOM_STEP)}>
          <Icon name="plus" />
        </button>
      </div>
    </nav>
  );
}
