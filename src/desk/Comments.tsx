import { useState } from 'react';
import type { VersionDetail } from './answers';
import { ask } from './ask';
import { Fault, Form } from './parts';
import { useDeed } from './use-deed';
import { useWords } from './words';

export function Comments({ version, onDone }: { version: VersionDetail; onDone: () => void }) {
  const { say, told, time } = useWords();
  // Somebody else's comment must not take away what is being typed.
  const [sent, setSent] = useState(0);
  const { busy, fault, run } = useDeed();
  const titleOf = (scene: string) => told(version.scenes.find(({ id }) => id === scene)?.title) || scene;
  const send = (value: (name: string) => string) =>
    run(async () => {
      const scene = value('scene');
      await ask(`/versions/${version.id}/comments`, {
        method: 'POST',
        body: { text: value('text'), ...(scene !== '' && { scene }) },
      });
      setSent((last) => last + 1);
      onDone();
    });
  return (
    <>
      <ul className="list">
        {version.comments.map(({ id, person, at, scene, text }) => (
          <li className="card" key={id}>
            <p className="second">
              {person}, {time(at)}
              {scene !== null && ` · ${titleOf(scene)}`}
            </p>
            <p className="text">{text}</p>
          </li>
        ))}
      </ul>
      <Form key={sent} onSend={send}>
        <label className="field">
          {say('comments.scene')}
          <select name="scene">
            <option value="">{say('comments.all')}</option>
            {version.scenes.map(({ id, title }) => (
              <option key={id} value={id}>
                {told(title)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {say('comments.text')}
          <textarea name="text" rows={3} maxLength={4000} required />
        </label>
        <Fault text={fault} />
        <button className="button second-button" disabled={busy}>
          {say('comments.send')}
        </button>
      </Form>
    </>
  );
}
