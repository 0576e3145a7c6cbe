import { useState } from 'react';
import { encode } from 'uqr';
import type { Me } from './answers';
import { ask } from './ask';
import { Fault, Field, Form, NewPassword } from './parts';
import { useAnswer } from './use-answer';
import { useDeed } from './use-deed';
import { useWords } from './words';

interface Begun {
  secret: string;
  uri: string;
  pending: string;
}

const MARGIN = 4;

function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`${-MARGIN} ${-MARGIN} ${size + 2 * MARGIN} ${size + 2 * MARGIN}`}
    >
      <rect x={-MARGIN} y={-MARGIN} width={size + 2 * MARGIN} height={size + 2 * MARGIN} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function Factor({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const { say } = useWords();
  const { busy, fault, run } = useDeed();
  const [begun, setBegun] = useState<Begun>();
  const [recovery, setRecovery] = useState<readonly string[]>();
  const begin = (password: string) =>
    run(async () => setBegun(await ask('/account/factor', { method: 'POST', body: { password } })));
  const drop = (password: string) =>
    run(async () => (await ask('/account/factor', { method: 'DELETE', body: { password } }), onChanged()));
  const confirm = (code: string) =>
    run(async () => {
      const body = { pending: begun?.pending ?? '', code };
      setRecovery((await ask<{ recovery: string[] }>('/account/factor', { method: 'PUT', body })).recovery);
      setBegun(undefined);
    });
  if (recovery)
    return (
      <div className="card" role="status">
        <p>{say('account.recovery')}</p>
        <ul className="codes">
          {recovery.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <button className="button" onClick={() => (setRecovery(undefined), onChanged())}>
          {say('account.kept')}
        </button>
      </div>
    );
  if (begun)
    return (
      <Form onSend={(value) => confirm(value('code'))}>
        <p>{say('account.scan')}</p>
        <QrCode text={begun.uri} label={say('account.qr')} />
        <p className="second">
          {say('account.orType')} <code>{begun.secret}</code>
        </p>
        <Field label={say('account.code')} name="code" autoComplete="one-time-code" inputMode="numeric" required />
        <Fault text={fault} />
        <button className="button" disabled={busy}>
          {say('account.confirm')}
        </button>
      </Form>
    );
  return (
    <Form onSend={(value) => (me.factor ? drop : begin)(value('password'))}>
      <p className="second">{say(me.factor ? 'account.hasFactor' : 'account.noFactor')}</p>
      <Field label={say('account.current')} name="password" type="password" autoComplete="current-password" required />
      <Fault text={fault} />
      <button className="button second-button" disabled={busy}>
        {say(me.factor ? 'account.drop' : 'account.add')}
      </button>
    </Form>
  );
}

function Password() {
  const { say } = useWords();
  const { busy, fault, run } = useDeed();
  const [done, setDone] = useState(0);
  const change = (value: (name: string) => string) =>
    run(async () => {
      await ask('/account/password', { method: 'POST', body: { current: value('current'), next: value('next') } });
      setDone((last) => last + 1);
    });
  return (
    <Form key={done} onSend={change}>
      <Field label={say('account.current')} name="current" type="password" autoComplete="current-password" required />
      <NewPassword name="next" />
      <Fault text={fault} />
      {done > 0 && <p role="status">{say('account.changed')}</p>}
      <button className="button second-button" disabled={busy}>
        {say('account.change')}
      </button>
    </Form>
  );
}

function Sessions() {
  const { say, time } = useWords();
  const { value: sessions = [], again } =
    useAnswer<{ id: string; seenAt: number; own: boolean }[]>('/account/sessions');
  const { run } = useDeed();
  const end = (id: string) => run(async () => (await ask(`/account/sessions/${id}`, { method: 'DELETE' }), again()));
  return (
    <ul className="lines">
      {sessions.map(({ id, seenAt, own }) => (
        <li key={id}>
          {time(seenAt)}{' '}
          {own ? (
            <span className="second">{say('account.here')}</span>
          ) : (
            <button className="quiet" onClick={() => end(id)}>
              {say('account.end')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Account({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const { say } = useWords();
  return (
    <div className="narrow">
      <h1>{say('account.title')}</h1>
      {me.factorRequired && !me.factor && <p className="card">{say('account.needed')}</p>}
      <h2>{say('account.factor')}</h2>
      <Factor me={me} onChanged={onChanged} />
      <h2>{say('account.password')}</h2>
      <Password />
      <h2>{say('account.sessions')}</h2>
      <Sessions />
    </div>
  );
}
