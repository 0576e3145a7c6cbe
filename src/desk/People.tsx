import { useState } from 'react';
import type { Grant, Person, TourEntry } from './answers';
import { ask } from './ask';
import { GrantFields, grantIn, scopeName } from './Grants';
import { Fault, Field, Form, Pending } from './parts';
import { useAnswer } from './use-answer';
import { useDeed } from './use-deed';
import { useWords } from './words';

function Code({ code }: { code: string | undefined }) {
  const { say } = useWords();
  if (code === undefined) return null;
  return (
    <p className="card" role="status">
      {say('people.code')} <code className="code">{code}</code>
    </p>
  );
}

function PersonCard({ person, tours, onDone }: { person: Person; tours: readonly TourEntry[]; onDone: () => void }) {
  const words = useWords();
  const { say } = words;
  const [code, setCode] = useState<string>();
  const { busy, fault, run } = useDeed();
  const change = (grants: readonly Grant[], disabled = person.disabled) =>
    run(async () => {
      await ask(`/people/${person.id}`, { method: 'PUT', body: { title: person.title, grants, disabled } });
      onDone();
    });
  const help = (path: string, method: 'POST' | 'DELETE') =>
    run(async () => {
      const made = await ask<{ code: string } | undefined>(`/people/${person.id}/${path}`, { method });
      setCode(made?.code);
      onDone();
    });
  const without = (gone: Grant) => person.grants.filter((grant) => grant !== gone);
  return (
    <li className="card" data-disabled={person.disabled || undefined}>
      <h2>{person.title}</h2>
      <p className="second">
        {person.name} {person.factor && `· ${say('people.hasFactor')}`} {person.disabled && `· ${say('people.shut')}`}
      </p>
      <ul className="grants">
        {person.grants.map((grant) => (
          <li key={`${grant.role} ${grant.scope}`}>
            {say(`roles.${grant.role}`)}: {scopeName(words, grant.scope, tours)}{' '}
            {person.grants.length > 1 && (
              <button className="quiet" disabled={busy} onClick={() => change(without(grant))}>
                {say('people.takeAway')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Fault text={fault} />
      <Code code={code} />
      <details>
        <summary>{say('people.change')}</summary>
        <Form onSend={(value) => change([...person.grants, grantIn(value)])}>
          <GrantFields tours={tours} />
          <button className="button second-button" disabled={busy}>
            {say('people.give')}
          </button>
        </Form>
        <div className="steps">
          <button className="quiet" onClick={() => help('invitation', 'POST')}>
            {say('people.newCode')}
          </button>
          <button className="quiet" onClick={() => help('sessions', 'DELETE')}>
            {say('people.signOut')}
          </button>
          {person.factor && (
            <button className="quiet" onClick={() => help('factor', 'DELETE')}>
              {say('people.dropFactor')}
            </button>
          )}
          <button className="quiet" onClick={() => change(person.grants, !person.disabled)}>
            {say(person.disabled ? 'people.letIn' : 'people.shutOut')}
          </button>
        </div>
      </details>
    </li>
  );
}

export function People() {
  const { say } = useWords();
  const answer = useAnswer<Person[]>('/people');
  const { value: people = [], again } = answer;
  const { value: tours = [] } = useAnswer<TourEntry[]>('/tours');
  const [code, setCode] = useState<string>();
  // A list that changes meanwhile must not take away what is being typed.
  const [added, setAdded] = useState(0);
  const adding = useDeed();
  const add = (value: (name: string) => string) =>
    adding.run(async () => {
      const body = { name: value('name'), title: value('title'), grants: [grantIn(value)] };
      setCode((await ask<{ code: string }>('/people', { method: 'POST', body })).code);
      setAdded((last) => last + 1);
      again();
    });
  return (
    <>
      <h1>{say('people.heading')}</h1>
      <Pending answer={answer} />
      <div className="beside">
        <ul className="list">
          {people.map((person) => (
            <PersonCard key={person.id} person={person} tours={tours} onDone={again} />
          ))}
        </ul>
        <section aria-labelledby="add">
          <h2 id="add">{say('people.add')}</h2>
          <Form key={added} onSend={add}>
            <Field label={say('signIn.name')} name="name" type="email" required />
            <Field label={say('people.personTitle')} name="title" required />
            <GrantFields tours={tours} />
            <Fault text={adding.fault} />
            <button className="button" disabled={adding.busy}>
              {say('people.add')}
            </button>
          </Form>
          <Code code={code} />
        </section>
      </div>
    </>
  );
}
