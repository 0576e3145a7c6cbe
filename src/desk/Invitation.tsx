import { useState } from 'react';
import { ask } from './ask';
import { Fault, Field, Form, NewPassword } from './parts';
import { useDeed } from './use-deed';
import { useWords } from './words';

/** A one-time code becomes a password; the very first one makes the administrator. */
export function Invitation({ onDone }: { onDone: () => void }) {
  const { say } = useWords();
  const [isFirst, setFirst] = useState(false);
  const { busy, fault, run } = useDeed();
  const choose = (value: (name: string) => string) =>
    run(async () => {
      const first = isFirst ? { name: value('name'), title: value('title') } : {};
      await ask('/invitation', {
        method: 'POST',
        body: { code: value('code'), password: value('password'), ...first },
      });
      onDone();
    });
  return (
    <main className="narrow">
      <h1>{say('invitation.title')}</h1>
      <Form onSend={choose}>
        <Field
          label={say('invitation.code')}
          hint={say('invitation.codeHint')}
          name="code"
          autoComplete="off"
          required
        />
        <label className="check">
          <input type="checkbox" checked={isFirst} onChange={(event) => setFirst(event.target.checked)} />
          {say('invitation.first')}
        </label>
        {isFirst && (
          <>
            <Field label={say('signIn.name')} name="name" type="email" autoComplete="username" required />
            <Field label={say('people.personTitle')} name="title" autoComplete="name" required />
          </>
        )}
        <NewPassword name="password" />
        <Fault text={fault} />
        <button className="button" disabled={busy}>
          {say('invitation.choose')}
        </button>
      </Form>
      <button className="quiet" onClick={onDone}>
        {say('back')}
      </button>
    </main>
  );
}
