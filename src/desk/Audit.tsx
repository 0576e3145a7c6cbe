import { useState } from 'react';
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
const grantsIn = ({ say }: Words, text: string): string =>
  text
    .split(', ')
    .map((grant) => grant.split(' '))
    .map(([role = '', scope = '']) => `${say(`roles.${role}`)}: ${scopeName(say, scope)}`)
    .join(', ');

/** What an entry is about, for people; the table that can be fetched has all of it. */
function about(words: Words, { tour, number, person, grants, at }: Entry['details']): string {
  return [
    ...(typeof person === 'string' ? [person] : []),
    ...(typeof tour === 'string' ? [tour] : []),
    ...(typeof number === 'number' ? [words.say('versions.number', { number })] : []),
    ...(typeof grants === 'string' ? [grantsIn(words, grants)] : []),
    ...(typeof at === 'number' ? [words.time(at)] : []),
  ].join(' · ');
}

export function Audit() {
  const words = useWords();
  const { say, time } = words;
  const [before, setBefore] = useState<string>();
  const answer = useAnswer<Entry[]>(`/audit${before === undefined ? '' : `?before=${before}`}`);
  const { value: entries = [] } = answer;
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
            <span className="second">{about(words, entry.details)}</span>
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
