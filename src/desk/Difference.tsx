import type { Changed, VersionDetail } from './answers';
import { Mark } from './parts';
import { useWords } from './words';

interface DifferenceProps {
  difference: NonNullable<VersionDetail['difference']>;
  scenes: VersionDetail['scenes'];
}

function Hotspots({ hotspots }: { hotspots: readonly Changed[] }) {
  const { say, told } = useWords();
  return (
    <ul className="second">
      {hotspots.map(({ id, title, change }) => (
        <li key={id}>
          {say('difference.hotspot', { title: told(title) || id })}: {say(`difference.${change}`)}
        </li>
      ))}
    </ul>
  );
}

/** What visitors would find changed, scene by scene. */
export function Difference({ difference, scenes }: DifferenceProps) {
  const { say, told } = useWords();
  const { tour, order, scenes: changed } = difference;
  const same = scenes.length - changed.filter(({ change }) => change !== 'removed').length;
  if (tour.length + changed.length === 0 && !order) return <p className="second">{say('difference.none')}</p>;
  return (
    <>
      {tour.length > 0 && (
        <p>
          {say('difference.tour')} {tour.map((part) => say(`difference.part.${part}`)).join(', ')}
        </p>
      )}
      {order && <p>{say('difference.order')}</p>}
      <ul className="list">
        {changed.map(({ id, title, change, parts, hotspots }) => (
          <li className="card" key={id}>
            <b>{told(title)}</b> <Mark state={change}>{say(`difference.${change}`)}</Mark>
            {parts.length > 0 && (
              <p className="second">{parts.map((part) => say(`difference.part.${part}`)).join(', ')}</p>
            )}
            {hotspots.length > 0 && <Hotspots hotspots={hotspots} />}
          </li>
        ))}
      </ul>
      {same > 0 && <p className="second">{say('difference.same', { number: same })}</p>}
    </>
  );
}
