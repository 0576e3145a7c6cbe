import { useEffect, useState } from 'react';
import type { Upload } from './answers';
import { AskError } from './ask';
import { Issues } from './Issues';
import { Bar, Fault } from './parts';
import { secondsLeft, send, stopSending, useSending, type Sending } from './sending';
import { useAnswer } from './use-answer';
import { useWords, type Words } from './words';

const [LOOK_MS, LOOK_SELDOM_MS] = [1_500, 20_000];
const MB = 1_000_000;
const MOST_SHOWN = 5;

function timeLeft({ say }: Words, seconds: number): string {
  const [key, number] = seconds < 90 ? ['seconds', seconds] : ['minutes', Math.ceil(seconds / 60)];
  return say(`uploads.left.${key}`, { number: Number(number) });
}

export function Progress({ sending }: { sending: Sending }) {
  const words = useWords();
  const { say, count } = words;
  const left = secondsLeft(sending, Date.now());
  const sent = say('uploads.sent', { done: count(sending.bytes / MB), all: count(sending.all / MB) });
  return (
    <div className="card">
      <p>
        <b>{sending.name}</b>
      </p>
      <Bar part={sending.all > 0 ? sending.bytes / sending.all : 0} label={say('uploads.sending')} />
      <p className="second" role="status">
        {sending.waiting ? say('uploads.waiting') : sent}
        {left !== undefined && !sending.waiting && ` · ${timeLeft(words, left)}`}
      </p>
      <button className="quiet" onClick={stopSending}>
        {say('uploads.stop')}
      </button>
    </div>
  );
}

function Told({ upload }: { upload: Upload }) {
  const { say, time } = useWords();
  return (
    <li className="card">
      <p>
        <b>{upload.name}</b> <span className="second">{time(upload.at)}</span>
      </p>
      <p>
        {say(`uploads.state.${upload.state}`)}{' '}
        {upload.version !== null && <a href={`#/versions/${upload.version}`}>{say('uploads.open')}</a>}
      </p>
      {upload.fault && <Fault text={upload.fault.message} />}
      {upload.state === 'refused' && upload.issues.length > 0 && <Issues issues={upload.issues} />}
    </li>
  );
}

function Choose({ busy }: { busy: boolean }) {
  const { say } = useWords();
  return (
    <label className="button choose" data-busy={busy || undefined}>
      {say('uploads.choose')}
      <input
        type="file"
        accept=".zip,application/zip"
        disabled={busy}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void send(file);
          target.value = '';
        }}
      />
    </label>
  );
}

/** Choosing a package, sending it, and what came of it. */
export function Uploads({ onTaken }: { onTaken: () => void }) {
  const { say } = useWords();
  const { now: sending, failed, arrived } = useSending();
  const [everyMs, setEveryMs] = useState<number>(LOOK_SELDOM_MS);
  const { value: uploads = [], again } = useAnswer<Upload[]>('/uploads', everyMs);
  const isLookedThrough = uploads.some(({ state }) => state === 'waiting');
  const accepted = uploads.filter(({ state }) => state === 'accepted').length;
  useEffect(again, [arrived, again]);
  useEffect(onTaken, [accepted, onTaken]);
  useEffect(() => setEveryMs(isLookedThrough ? LOOK_MS : LOOK_SELDOM_MS), [isLookedThrough]);
  const said = failed?.error instanceof AskError ? failed.error.message : '';
  const fault = failed && (said || say('lineBroken'));
  return (
    <section aria-labelledby="uploads">
      <h2 id="uploads">{say('uploads.title')}</h2>
      <p className="second">{say('uploads.about')}</p>
      <Choose busy={sending !== undefined} />
      <Fault text={fault} />
      {sending && <Progress sending={sending} />}
      <ul className="list" aria-live="polite">
        {uploads
          .filter(({ state }) => state !== 'open')
          .slice(0, MOST_SHOWN)
          .map((upload) => (
            <Told key={upload.id} upload={upload} />
          ))}
      </ul>
    </section>
  );
}
