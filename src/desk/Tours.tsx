import type { Me, TourEntry, Version } from './answers';
import { mayOn, mayUpload } from './may';
import { Mark, Pending } from './parts';
import { TakeDown } from './TakeDown';
import { Uploads } from './Uploads';
import { useAnswer } from './use-answer';
import { useWords } from './words';

const LOOK_MS = 5_000;
const MOST_SHOWN = 6;

interface VersionLineProps {
  version: Version;
  /** Where versions of several tours stand under each other. */
  tour?: string;
}

function VersionLine({ version, tour }: VersionLineProps) {
  const { say, time } = useWords();
  return (
    <li>
      <a className="line" href={`#/versions/${version.id}`}>
        <span>
          <b>
            {tour !== undefined && `${tour} · `}
            {say('versions.number', { number: version.number })}
          </b>{' '}
          <span className="second">
            {version.createdBy}, {time(version.createdAt)}
          </span>
        </span>
        <Mark state={version.state}>
          {say(`states.${version.state}`)}
          {version.state === 'pressing' && ` ${version.progress} %`}
        </Mark>
      </a>
    </li>
  );
}

interface TourCardProps {
  tour: TourEntry;
  me: Me;
  onChanged: () => void;
}

function TourCard({ tour, me, onChanged }: TourCardProps) {
  const { say, told, lang } = useWords();
  const versions = tour.versions.filter(({ state }) => state !== 'withdrawn');
  return (
    <li className="card">
      <h2>{told(tour.title)}</h2>
      <p className="second">
        {tour.live === null ? (
          say(versions.length === 0 ? 'tours.takenDown' : 'tours.notLive')
        ) : (
          <a className="quiet" href={`${me.siteOrigin}/${lang}/${tour.id}/`} target="_blank" rel="noreferrer">
            {say('tours.visit')}
          </a>
        )}
      </p>
      <ul className="lines">
        {versions.slice(0, MOST_SHOWN).map((version) => (
          <VersionLine key={version.id} version={version} />
        ))}
      </ul>
      {versions.length > 0 && mayOn(me, 'approve', tour) && <TakeDown id={tour.id} onDone={onChanged} />}
    </li>
  );
}

/** What waits for this person: somebody else's work that he may approve. */
function Waiting({ tours, me }: { tours: readonly TourEntry[]; me: Me }) {
  const { say, told } = useWords();
  const waiting = tours
    .filter((tour) => mayOn(me, 'approve', tour))
    .flatMap((tour) =>
      tour.versions
        .filter(({ state, createdBy }) => state === 'review' && createdBy !== me.person?.title)
        .map((version) => ({ version, tour: told(tour.title) })),
    );
  if (waiting.length === 0) return null;
  return (
    <section className="card" aria-labelledby="waiting">
      <h2 id="waiting">{say('tours.waiting')}</h2>
      <ul className="lines">
        {waiting.map(({ version, tour }) => (
          <VersionLine key={version.id} version={version} tour={tour} />
        ))}
      </ul>
    </section>
  );
}

export function Tours({ me }: { me: Me }) {
  const { say } = useWords();
  const answer = useAnswer<TourEntry[]>('/tours', LOOK_MS);
  const { value: tours = [], again } = answer;
  const isEditor = mayUpload(me);
  return (
    <>
      <h1>{say('tours.title')}</h1>
      <Pending answer={answer} />
      <div className={isEditor ? 'beside' : undefined}>
        <section aria-label={say('tours.title')}>
          <Waiting tours={tours} me={me} />
          {answer.value?.length === 0 && <p className="empty">{say(isEditor ? 'tours.none' : 'tours.noneYours')}</p>}
          <ul className="list">
            {tours.map((tour) => (
              <TourCard key={tour.id} tour={tour} me={me} onChanged={again} />
            ))}
          </ul>
        </section>
        {isEditor && <Uploads onTaken={again} />}
      </div>
    </>
  );
}
