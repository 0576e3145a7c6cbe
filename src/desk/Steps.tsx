import { useState } from 'react';
import type { VersionDetail } from './answers';
import { ask } from './ask';
import { localTime } from './local-time';
import { Fault, Field, Form } from './parts';
import { goTo } from './route';
import { useDeed } from './use-deed';
import { useWords } from './words';

/** What leads on, before what leads back. */
const MAIN = ['send', 'approve', 'publish'];
const ASKED_TWICE = ['schedule', 'publish', 'withdraw'];
const DAY_MS = 86_400_000;
const OPENING_HOUR = 7;

const tomorrowMorning = (now: number): number => new Date(now + DAY_MS).setHours(OPENING_HOUR, 0, 0, 0);

interface AskedProps {
  asked: string;
  name: string;
  busy: boolean;
  onTake: (at?: number) => void;
  onLeave: () => void;
}

function Schedule({ name, busy, onTake, onLeave }: AskedProps) {
  const { say } = useWords();
  const [now] = useState(() => Date.now());
  return (
    <div className="card sure">
      <Form onSend={(value) => onTake(new Date(value('at')).getTime())}>
        <Field
          label={say('steps.when')}
          hint={say('steps.whenHint')}
          name="at"
          type="datetime-local"
          min={localTime(now)}
          defaultValue={localTime(tomorrowMorning(now))}
          required
          autoFocus
        />
        <div className="steps">
          <button className="button" disabled={busy}>
            {name}
          </button>
          <button className="quiet" type="button" onClick={onLeave}>
            {say('cancel')}
          </button>
        </div>
      </Form>
    </div>
  );
}

function Sure({ asked, name, busy, onTake, onLeave }: AskedProps) {
  const { say } = useWords();
  const isGrave = asked === 'withdraw';
  return (
    <div className="card sure" role="alertdialog" aria-label={name} aria-describedby="sure">
      <p id="sure">{say(`steps.sure.${asked}`)}</p>
      <button
        className={isGrave ? 'button grave' : 'button'}
        disabled={busy}
        onClick={() => onTake()}
        autoFocus={!isGrave}
      >
        {name}
      </button>
      <button className="quiet" onClick={onLeave} autoFocus={isGrave}>
        {say('cancel')}
      </button>
    </div>
  );
}

/** The steps that this person can take now. */
export function Steps({ version, onDone }: { version: VersionDetail; onDone: () => void }) {
  const { say } = useWords();
  const { busy, fault, run } = useDeed();
  const [asked, setAsked] = useState<string>();
  const take = (step: string, at?: number) =>
    run(async () => {
      const body = { step, revision: version.revision, ...(at !== undefined && { at }) };
      const key = `${version.id} ${step} ${version.revision} ${at ?? ''}`;
      await ask(`/versions/${version.id}/steps`, { method: 'POST', body, key }).finally(onDone);
      setAsked(undefined);
      if (step === 'withdraw') goTo('tours');
    });
  const name = (step: string) =>
    say(step === 'publish' && version.state === 'past' ? 'steps.rollBack' : `steps.${step}`);
  const press = (step: string) => (ASKED_TWICE.includes(step) ? setAsked(step) : take(step));
  const Question = asked === 'schedule' ? Schedule : Sure;
  return (
    <div className="steps">
      {version.steps.map((step) => (
        <button
          key={step}
          className={MAIN.includes(step) ? 'button' : 'button second-button'}
          disabled={busy}
          onClick={() => press(step)}
        >
          {name(step)}
        </button>
      ))}
      <Fault text={fault} />
      {asked !== undefined && version.steps.includes(asked) && (
        <Question
          key={asked}
          {...{ asked, busy, name: name(asked) }}
          onTake={(at) => take(asked, at)}
          onLeave={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
