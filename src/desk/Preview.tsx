import { useState } from 'react';
import { ask } from './ask';
import { Fault } from './parts';
import { useDeed } from './use-deed';
import { useWords } from './words';

const HOURS = [24, 72, 336] as const;
const USUAL_HOURS = 72;

interface Link {
  url: string;
  expiresAt: number;
}

function Made({ link }: { link: Link }) {
  const { say, time } = useWords();
  const { fault, run } = useDeed();
  const [copied, setCopied] = useState(false);
  const copy = () => run(async () => (await navigator.clipboard.writeText(link.url), setCopied(true)));
  return (
    <div className="card made" role="status">
      <p>
        <a className="quiet" href={link.url} target="_blank" rel="noreferrer">
          {say('preview.open')}
        </a>{' '}
        <span className="second">{say('preview.until', { time: time(link.expiresAt) })}</span>
      </p>
      <input readOnly value={link.url} aria-label={say('preview.link')} onFocus={({ target }) => target.select()} />
      <button className="quiet" onClick={copy}>
        {say(copied ? 'preview.copied' : 'preview.copy')}
      </button>
      <Fault text={fault} />
    </div>
  );
}

/** A link by which others may look at the version before it is live. */
export function Preview({ version }: { version: string }) {
  const { say, days } = useWords();
  const [link, setLink] = useState<Link>();
  const [hours, setHours] = useState<number>(USUAL_HOURS);
  const { busy, fault, run } = useDeed();
  const make = () =>
    run(async () => setLink(await ask(`/versions/${version}/previews`, { method: 'POST', body: { hours } })));
  return (
    <details className="preview">
      <summary>{say('preview.title')}</summary>
      <div className="row">
        <label className="field">
          {say('preview.holds')}
          <select value={hours} onChange={({ target }) => setHours(Number(target.value))}>
            {HOURS.map((number) => (
              <option key={number} value={number}>
                {days(number / 24)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <button className="button second-button" disabled={busy} onClick={make}>
        {say('preview.make')}
      </button>
      <Fault text={fault} />
      {link && <Made link={link} />}
    </details>
  );
}
