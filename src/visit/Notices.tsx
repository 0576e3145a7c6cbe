import { Icon } from '../ui/Icon';
import { plainWords, useReader } from '../ui/reader';
import { useLate } from '../ui/use-late';
import { Paragraphs } from '../ui/Words';
import { useVisit } from './visit-context';

const QUIET_MS = 300;
const WORDS_MS = 3_000;

/** What goes on and what went wrong: a thin line for what takes a moment, a sentence for what takes long or failed. */
export function Notices() {
  const { state, say } = useVisit();
  const isSlow = useLate(state.busy, QUIET_MS);
  const isVerySlow = useLate(state.busy, WORDS_MS);
  return (
    <>
      {isSlow && <div className="progress" />}
      <aside className="notices">
        <p role="status" className={isVerySlow ? 'notice' : 'unseen'}>
          {isVerySlow ? say('loading') : <Arrival />}
        </p>
        <Message />
      </aside>
    </>
  );
}

function Arrival() {
  const { state, say } = useVisit();
  const { scene, arrivals } = state;
  const name = plainWords(scene.title, useReader());
  return arrivals > 0 && say('nowIn', { scene: name });
}

/** What went wrong, else what a visitor is to be told. */
function Message() {
  const reader = useReader();
  const { state, actions, say } = useVisit();
  const { failure, outline, open } = state;
  // A word of welcome waits until what the address has opened is closed.
  const notice = state.notice === 'greeting' && open !== undefined ? undefined : state.notice;
  if (!failure && !notice) return null;
  const scene = plainWords(outline.scenes.find(({ id }) => id === failure?.scene)?.title, reader);
  return (
    <div className="notice" role={failure && 'alert'}>
      <div>
        {failure && <p>{say('sceneFailed', { scene })}</p>}
        {!failure && (notice === 'simple' || notice === 'partFailed') && <p>{say(notice)}</p>}
        {!failure && notice === 'greeting' && <Paragraphs of={outline.notice} />}
      </div>
      {failure && (
        <button type="button" className="button" onClick={() => actions?.goTo(failure)}>
          {say('tryAgain')}
        </button>
      )}
      <button type="button" className="round" aria-label={say('close')} onClick={() => actions?.dismiss()}>
        <Icon name="close" />
      </button>
    </div>
  );
}
