import { ask } from './ask';
import { Fault, Field, Form } from './parts';
import { useDeed } from './use-deed';
import { useWords } from './words';

/** Removes a tour with everything of it; its id has to be typed, so that it cannot happen by a slip. */
export function TakeDown({ id, onDone }: { id: string; onDone: () => void }) {
  const { say } = useWords();
  const { busy, fault, run } = useDeed();
  const take = (typed: string) =>
    run(async () => {
      await ask(`/tours/${encodeURIComponent(id)}`, { method: 'DELETE', body: { confirm: typed.trim() } });
      onDone();
    });
  return (
    <details>
      <summary>{say('takeDown.title')}</summary>
      <p>{say('takeDown.about')}</p>
      <Form onSend={(value) => take(value('confirm'))}>
        <Field label={say('takeDown.confirm', { id })} name="confirm" autoComplete="off" pattern={id} required />
        <Fault text={fault} />
        <button className="button grave" disabled={busy}>
          {say('takeDown.take')}
        </button>
      </Form>
    </details>
  );
}
