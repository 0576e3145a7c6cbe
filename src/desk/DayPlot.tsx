import { lastDays, roundTop } from './days';
import { useWords } from './words';

interface DayPlotProps {
  /** Visits by day, as `2026-11-22`; days that are not told are gaps. */
  visits: ReadonlyMap<string, number>;
  now: number;
  days: number;
}

const HEIGHT = 100;
const GAP = 0.2;

/** Columns, one a day; the same numbers stand in the table below. */
export function DayPlot({ visits, now, days }: DayPlotProps) {
  const { say, count, day } = useWords();
  const all = lastDays(now, days);
  const top = roundTop(Math.max(0, ...visits.values()));
  const [first = '', last = ''] = [all[0], all.at(-1)];
  return (
    <figure className="days">
      <span className="second" aria-hidden="true">
        {count(top)}
      </span>
      <svg
        viewBox={`0 0 ${days} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('statistics.plot', { first: day(first), last: day(last), most: count(top) })}
      >
        <path className="line-of-plot" d={`M0 ${HEIGHT / 2}h${days}M0 0h${days}`} />
        {all.map((name, index) => {
          const height = ((visits.get(name) ?? 0) / top) * HEIGHT;
          return <rect key={name} x={index + GAP / 2} y={HEIGHT - height} width={1 - GAP} height={height} />;
        })}
      </svg>
      <figcaption>
        <span>{day(first)}</span>
        <span>{day(last)}</span>
      </figcaption>
    </figure>
  );
}
