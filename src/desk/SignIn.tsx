import { useState } from 'react';
import type { Me } from './answers';
import { ask, AskError } from './ask';
import { Invitation } from './Invitation';
import { Fault, Field, Form } from './parts';
import { useDeed } from './use-deed';
import { useWords } from './words';

interface SignInProps {
  oidc: boolean;
  onEntered: (me: Me) => void;
}

/** Name and password; the second factor is asked for when there is one. */
export function SignIn({ oidc, onEntered }: SignInProps) {
  const { say } = useWords();
  const [needsCode, setNeedsCode] = useState(false);
  const [isInvited, setInvited] = useState(false);
  const { busy, fault, run } = useDeed();
  const enter = (name: string, password: string, code: string) =>
    run(async () => {
      try {
        onEntered(
          await ask<Me>('/session', { method: 'POST', body: { name, password, ...(code !== '' && { code }) } }),
        );
      } catch (error) {
        if (!(error instanceof AskError) || error.code !== 'code-needed') throw error;
        setNeedsCode(true);
      }
    });
  if (isInvited) return <Invitation onDone={() => setInvited(false)} />;
  return (
    <main className="narrow">
      <h1>{say('signIn.title')}</h1>
      <p className="second">{say('signIn.about')}</p>
      <Form onSend={(value) => enter(value('name'), value('password'), value('code'))}>
        <Field label={say('signIn.name')} name="name" type="email" autoComplete="username" required />
        <Field
          label={say('signIn.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        {needsCode && (
          <Field
            label={say('signIn.code')}
            hint={say('signIn.codeHint')}
            name="code"
            autoComplete="one-time-code"
            required
            autoFocus
          />
        )}
        <Fault text={fault} />
        <button className="button" disabled={busy}>
          {say('signIn.enter')}
        </button>
      </Form>
      {oidc && (
        <p>
          <a href="/office/api/oidc">{say('signIn.oidc')}</a>
        </p>
      )}
      <button className="quiet" onClick={() => setInvited(true)}>
        {say('signIn.invited')}
      </button>
    </main>
  );
}
