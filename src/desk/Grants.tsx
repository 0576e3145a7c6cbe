import { useState } from 'react';
import type { Grant, TourEntry } from './answers';
import { Field } from './parts';
import { useWords, type Say } from './words';

const ROLES = ['reader', 'editor', 'approver', 'administrator'] as const;
/** Stands for a province of which there is no tour yet. */
const OTHER = 'other';

export const scopeName = (say: Say, scope: string): string => {
  const [kind = '', name = ''] = scope.split(':');
  return scope === '*' ? say('people.everything') : say(`people.${kind}`, { name });
};

/** What was chosen in `GrantFields`. */
export function grantIn(value: (name: string) => string): Grant {
  const scope = value('scope');
  return { role: value('role'), scope: scope === OTHER ? `province:${value('province').trim()}` : scope };
}

function Scopes({ tours }: { tours: readonly TourEntry[] }) {
  const { say, told } = useWords();
  const provinces = [...new Set(tours.map(({ province }) => province))].filter(Boolean);
  return (
    <>
      <option value="*">{say('people.everything')}</option>
      {provinces.map((province) => (
        <option key={province} value={`province:${province}`}>
          {say('people.province', { name: province })}
        </option>
      ))}
      <option value={OTHER}>{say('people.otherProvince')}</option>
      {tours.map(({ id, title }) => (
        <option key={id} value={`site:${id}`}>
          {say('people.site', { name: told(title) })}
        </option>
      ))}
    </>
  );
}

/** A role, and what it is for. */
export function GrantFields({ tours }: { tours: readonly TourEntry[] }) {
  const { say } = useWords();
  const [role, setRole] = useState<string>(ROLES[0]);
  const [scope, setScope] = useState('*');
  return (
    <>
      <div className="row">
        <label className="field">
          {say('people.role')}
          <select name="role" value={role} onChange={({ target }) => setRole(target.value)}>
            {ROLES.map((name) => (
              <option key={name} value={name}>
                {say(`roles.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {say('people.scope')}
          <select name="scope" value={scope} onChange={({ target }) => setScope(target.value)}>
            <Scopes tours={tours} />
          </select>
        </label>
      </div>
      <p className="second">{say(`people.may.${role}`)}</p>
      {scope === OTHER && (
        <Field
          label={say('people.provinceName')}
          hint={say('people.provinceHint')}
          name="province"
          pattern="[a-z0-9]+(?:-[a-z0-9]+)*"
          required
        />
      )}
    </>
  );
}
