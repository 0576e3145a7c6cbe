import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { plainWords, useReader } from '../ui/reader';
import { useLate } from '../ui/use-late';
import { Paragraphs } from '../ui/Words';
import { useVisit } from './visit-context';

const QUIET_MS = 300;
const WORDS_MS = 3_000;

/** What goes on and what went wrong: a thin line for what takes a moment, a sentence for what takes long or failed. */
export function Notices() {
  const { t } = useTranslation();
  const { state } = useVisit();
  const isSlow = useLate(state.busy, QUIET_MS);
  const isVerySlow = useLate(state.busy, WORDS_MS);
  return (
    <>
      {isSlow && <div className="progress" />}
      <div className="notices">
        <p role="status" className={isVerySlow ? 'notice' : 'unseen'}>
          {isVerySlow ? t('loading') : <Arrival />}
        </p>
        <Message />
      </div>
    </>
  );
}

function Arrival() {
  const { t } = useTranslation();
  const { scene, arrivals } = useVisit().state;
  const name = plainWords(scene.title, useReader());
  return arrivals > 0 && t('nowIn', { scene: name });
}

/** What went wrong, else what a visitor is to be told. */
function Message() {
  const { t } = useTranslation();
  const reader = useReader();
  const { state, actions } = useVisit();
  const { failure, outline, open } = state;
  // A word of welcome waits until what the address has opened is closed.
  const notice = state.notice === 'greeting' && open !== undefined ? undefined : state.notice;
  if (!failure && !notice) return null;
  const scene = plainWords(outline.scenes.find(({ id }) => id === failure?.scene)?.title, reader);
  return (
    <div className="notice" role={failure && 'alert'}>
      <div>
        {failure && <p>{t('sceneFailed', { scene })}</p>}
        {!failure && notice === 'simple' && <p>{t('simple')}</p>}
        {!failure && notice === 'greeting' && <Paragraphs of={outline.notice} />}
      </div>
      {failure && (
        <button type="button" className="button" onClick={() => actions?.goTo(failure)}>
          {t('tryAgain')}
        </button>
      )}
      <button type="button" className="round" aria-label={t('close')} onClick={() => actions?.dismiss()}>
        <Icon name="close" />
      </button>
    </div>
  );
}
