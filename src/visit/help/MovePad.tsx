import { useTranslation } from 'react-i18next';
import { MoveButtons } from './MoveButtons';
import { useVisit } from '../visit-context';

/** The buttons that turn the picture, over the picture, for who wants them there. */
export function MovePad() {
  const { t } = useTranslation();
  const { state } = useVisit();
  if (!state.pad || state.open === 'help') return null;
  return (
    <aside className="pad" aria-label={t('move.title')}>
      <MoveButtons />
    </aside>
  );
}
