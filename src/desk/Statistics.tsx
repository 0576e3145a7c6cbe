import { useState } from 'react';
import type { TourEntry } from './answers';
import { DayPlot } from './DayPlot';
import { lastDays } from './days';
import { Pending } from './parts';
import { useAnswer } from './use-answer';
import { useWords, type Words } from './words';

interface Row {
  key: Record<string, string>;
  visits: number;
}

interface Report {
  rows: Row[];
  left: number;
  least: number;
}

/** What can be asked for, and what is asked of the office: scenes and signs only mean something with their tour. */
const BY = {
  day: 'day',
  tour: 'tour',
  scene: 'tour,scene',
  code: 'tour,scene,code',
  lang: 'lang',
  way: 'way',
} as const;
type By = keyof typeof BY;
const isBy = (text: string): text is By => text in BY;

const DAYS = [7, 30, 90, 365] as const;
/** Pages that were opened are counted under their address where signs have their code. */
const isSign = ({ key }: Row): boolean => key['code']?.startsWith('/') !== true;

type Tours = readonly TourEntry[];

function nameOf({ say, told, day, language }: Words, tours: Tours, [part, value]: readonly [string, string]): string {
  if (part === 'way') return say(`statistics.way.${value}`);
  if (part === 'day') return day(value);
  if (part === 'lang') return language(value);
  return part === 'tour' ? told(tours.find(({ id }) => id === value)?.title) || value : value;
}

/** Bars beside the numbers: for a glance, while the table is for everybody. */
function Table({ rows, by }: { rows: readonly Row[]; by: By }) {
  const words = useWords();
  const { value: tours = [] } = useAnswer<TourEntry[]>('/tours');
  const most = Math.max(1, ...rows.map(({ visits }) => visits));
  const sorted = by === 'day' ? [...rows].reverse() : [...rows].sort((a, b) => b.visits - a.visits);
  return (
    <table className="plot">
      <thead>
        <tr>
          <th scope="col">{words.say(`statistics.part.${by}`)}</th>
          <th scope="col" className="number">
            {words.say('statistics.visits')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ key, visits }) => (
          <tr key={Object.values(key).join(' ')}>
            <th scope="row">
              {Object.entries(key)
                .map((entry) => nameOf(words, tours, entry))
                .join(' · ')}
            </th>
            <td className="number">{words.count(visits)}</td>
            <td aria-hidden="true">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                <rect width={(visits / most) * 100} height={8} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ChoiceProps {
  by: By;
  days: number;
  onBy: (by: By) => void;
  onDays: (days: number) => void;
}

function Choice({ by, days, onBy, onDays }: ChoiceProps) {
  const { say } = useWords();
  return (
    <div className="row">
      <label className="field">
        {say('statistics.by')}
        <select value={by} onChange={({ target }) => isBy(target.value) && onBy(target.value)}>
          {Object.keys(BY).map((part) => (
            <option key={part} value={part}>
              {say(`statistics.part.${part}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {say('statistics.since')}
        <select value={days} onChange={({ target }) => onDays(Number(target.value))}>
          {DAYS.map((number) => (
            <option key={number} value={number}>
              {say('statistics.days', { number })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

export function Statistics() {
  const { say } = useWords();
  const [by, setBy] = useState<By>('day');
  const [days, setDays] = useState<number>(30);
  const [now] = useState(() => Date.now());
  const range = lastDays(now, days);
  const query = `from=${range[0] ?? ''}&to=${range.at(-1) ?? ''}&by=${BY[by]}`;
  const answer = useAnswer<Report>(`/statistics?${query}`);
  const report = answer.value;
  const rows = (report?.rows ?? []).filter((row) => by !== 'code' || isSign(row));
  return (
    <>
      <h1>{say('statistics.title')}</h1>
      <p className="second">{say('statistics.about')}</p>
      <Choice by={by} days={days} onBy={setBy} onDays={setDays} />
      <Pending answer={answer} />
      {report && rows.length === 0 && <p className="empty">{say('statistics.none')}</p>}
      {rows.length > 0 && by === 'day' && (
        <DayPlot visits={new Map(rows.map(({ key, visits }) => [key['day'] ?? '', visits]))} now={now} days={days} />
      )}
      {rows.length > 0 && <Table rows={rows} by={by} />}
      {report && report.left > 0 && (
        <p className="second">{say('statistics.left', { number: report.left, least: report.least })}</p>
      )}
      <p className="steps">
        <a className="quiet" href={`/office/api/statistics.csv?${query}`}>
          {say('statistics.csv')}
        </a>
        <a className="quiet" href={`/office/api/statistics?${query}`}>
          {say('statistics.json')}
        </a>
      </p>
    </>
  );
}
