import { useState } from 'react';
import type { TourEntry } from './answers';
import { scopeName } from './Grants';
import { Pending } from './parts';
import { useAnswer } from './use-answer';
import { useWords, type Words } from './words';

interface Entry {
  id: string;
  at: number;
  person: string;
  action: string;
  details: Readonly<Record<string, unknown>>;
}

const PAGE = 200;

/** `editor province:quang-tri, reader *` in words. */
const grantsIn = (words: Words, text: string, tours: readonly TourEntry[]): string =>
  text
    .split(', ')
    .map((grant) => grant.split(' '))
    .map(([role = '', scope = '']) => `${words.say(`roles.${role}`)}: ${scopeName(words, scope, tours)}`)
    .join(', ');

/** What an entry is about, for people; the table that can be fetched has all of it. */
function about(words: Words, details: Entry['details'], tours: readonly TourEntry[]): string {
  const { tour, number, person, grants, at } = details;
  const titleOf = (id: string): string => words.told(tours.find((each) => each.id === id)?.title) || id;
  return [
    ...(typeof person === 'string' ? [person] : []),
    ...(typeof tour === 'string' ? [titleOf(tour)] : []),
    ...(typeof number === 'number' ? [words.say('versions.number', { number })] : []),
    ...(typeof grants === 'string' ? [grantsIn(words, grants, tours)] : []),
    ...(typeof at === 'number' ? [words.time(at)] : []),
  ].join(' · ');
}

export function Audit() {
  const words = useWords();
  const { say, time } = words;
  const [before, setBefore] = useState<string>();
  const answer = useAnswer<Entry[]>(`/audit${before === undefined ? '' : `?before=${before}`}`);
  const { value: entries = [] } = answer;
  const { value: tours = [] } = useAnswer<TourEntry[]>('/tours');
  const last = entries.at(-1);
  return (
    <>
      <h1>{say('audit.title')}</h1>
      <p>
        <a className="quiet" href="/office/api/audit.csv">
          {say('audit.csv')}
        </a>
      </p>
      <Pending answer={answer} />
      <ul className="lines audit">
        {entries.map((entry) => (
          <li key={entry.id}>
            <time className="second" dateTime={new Date(entry.at).toISOString()}>
              {time(entry.at)}
            </time>
            <span>
              <b>{entry.person || say('audit.nobody')}</b> {say(`audit.action.${entry.action.replaceAll('.', '-')}`)}
            </span>
            <span className="second">{about(words, entry.details, tours)}</span>
          </li>
        ))}
      </ul>
      <p className="steps">
        {before !== undefined && (
          <button className="quiet" onClick={() => setBefore(undefined)}>
            {say('audit.newest')}
          </button>
        )}
        {entries.length === PAGE && last && (
          <button className="quiet" onClick={() => setBefore(last.id)}>
            {say('audit.older')}
          </button>
        )}
      </p>
    </>
  );
}
