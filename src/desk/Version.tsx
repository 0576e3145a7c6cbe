import type { VersionDetail } from './answers';
import { Comments } from './Comments';
import { Difference } from './Difference';
import { Issues } from './Issues';
import { Bar, Fault, Mark, Pending } from './parts';
import { Preview } from './Preview';
import { Steps } from './Steps';
import { useAnswer } from './use-answer';
import { useWords } from './words';

/** Somebody else may be at work on it, too. */
const LOOK_MS = 3_000;

function Facts({ version }: { version: VersionDetail }) {
  const { say, time, size } = useWords();
  return (
    <p className="second">
      {say('versions.made', { person: version.createdBy, time: time(version.createdAt) })}
      {' · '}
      {version.package} ({size(version.bytes)})
      {version.approvedBy !== null && ` · ${say('versions.approved', { person: version.approvedBy })}`}
      {version.publishAt !== null && ` · ${say('versions.at', { time: time(version.publishAt) })}`}
    </p>
  );
}

function Compared({ version: { state, difference, scenes } }: { version: VersionDetail }) {
  const { say } = useWords();
  if (state === 'live') return <p className="second">{say('difference.self')}</p>;
  if (difference === null) return <p className="second">{say('difference.later')}</p>;
  return <Difference difference={difference} scenes={scenes} />;
}

function Whole({ version, onDone }: { version: VersionDetail; onDone: () => void }) {
  const { say, told } = useWords();
  const isPressed = !['pressing', 'failed', 'withdrawn'].includes(version.state);
  return (
    <>
      <h1>
        {told(version.title)} · {say('versions.number', { number: version.number })}{' '}
        <Mark state={version.state}>{say(`states.${version.state}`)}</Mark>
      </h1>
      <Facts version={version} />
      <Fault text={version.failure ?? undefined} />
      {version.state === 'pressing' && <Bar part={version.progress / 100} label={say('states.pressing')} />}
      <Steps version={version} onDone={onDone} />
      {isPressed && <Preview version={version.id} />}
      <div className="beside">
        <section aria-labelledby="difference">
          <h2 id="difference">{say('difference.title')}</h2>
          <Compared version={version} />
          <h2 id="issues">{say('issues.title')}</h2>
          <Issues issues={version.issues} />
        </section>
        <section aria-labelledby="comments">
          <h2 id="comments">{say('comments.title')}</h2>
          <Comments version={version} onDone={onDone} />
        </section>
      </div>
    </>
  );
}

export function Version({ id }: { id: string }) {
  const { say } = useWords();
  const answer = useAnswer<VersionDetail>(`/versions/${encodeURIComponent(id)}`, LOOK_MS);
  return (
    <>
      <p>
        <a className="quiet" href="#/tours">
          ← {say('tours.title')}
        </a>
      </p>
      <Pending answer={answer} />
      {answer.value && <Whole version={answer.value} onDone={answer.again} />}
    </>
  );
}
