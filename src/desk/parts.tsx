import { useId, type FormEvent, type InputHTMLAttributes, type ReactNode } from 'react';
import type { Answered } from './use-answer';
import { useWords } from './words';

export const Fault = ({ text }: { text: string | undefined }) => (
  <p className="fault" role="alert" hidden={text === undefined}>
    {text}
  </p>
);

/** While an answer is on its way, and when it does not come. */
export function Pending({ answer }: { answer: Pick<Answered<unknown>, 'value' | 'fault' | 'again'> }) {
  const { say } = useWords();
  if (answer.fault !== undefined)
    return (
      <div className="steps">
        <Fault text={answer.fault} />
        <button className="quiet" onClick={answer.again}>
          {say('again')}
        </button>
      </div>
    );
  return answer.value === undefined ? (
    <p className="second pending" role="status">
      {say('loading')}
    </p>
  ) : null;
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
}

export function Field({ label, hint, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })} {...input} />
      {hint !== undefined && (
        <p className="second" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Of one's own choice, with the rule that it has to keep. */
export function NewPassword({ name }: { name: string }) {
  const { say } = useWords();
  return (
    <Field
      label={say('invitation.password')}
      hint={say('invitation.passwordHint')}
      name={name}
      type="password"
      autoComplete="new-password"
      required
    />
  );
}

interface FormProps {
  onSend: (values: (name: string) => string) => void;
  children: ReactNode;
}

/** Hands out the fields' values by name. */
export function Form({ onSend, children }: FormProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSend((name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    });
  };
  return <form onSubmit={send}>{children}</form>;
}

export const Bar = ({ part, label }: { part: number; label: string }) => (
  <div className="bar">
    <progress value={part} max={1} aria-label={label} />
    <span>{Math.round(part * 100)} %</span>
  </div>
);

/** A state in words and colour; the words alone suffice. */
export const Mark = ({ state, children }: { state: string; children: ReactNode }) => (
  <span className="mark" data-state={state}>
    {children}
  </span>
);
