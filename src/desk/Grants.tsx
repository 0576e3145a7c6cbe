import { useState } from 'react';
import type { Grant, TourEntry } from './answers';
import { Field } from './parts';
import { useWords, type Words } from './words';

const ROLES = ['reader', 'editor', 'approver', 'administrator'] as const;
/** Stands for a province that goes by another id in its tours. */
const OTHER = 'other';

/** What a right is for, by the names that people know; by its id where there is none. */
export function scopeName({ say, told, province }: Words, scope: string, tours: readonly TourEntry[]): string {
  const [kind = '', id = ''] = scope.split(':');
  if (scope === '*') return say('people.everything');
  if (kind === 'province') return say('people.province', { name: province(id) });
  const tour = tours.find((each) => each.id === id);
  return say('people.site', { name: tour ? told(tour.title) : id });
}

/** What was chosen in `GrantFields`. */
export function grantIn(value: (name: string) => string): Grant {
  const scope = value('scope');
  return { role: value('role'), scope: scope === OTHER ? `province:${value('province').trim()}` : scope };
}

function Scopes({ tours }: { tours: readonly TourEntry[] }) {
  const words = useWords();
  const { say, provinces } = words;
  const others = tours.map(({ province }) => province).filter((id) => id !== '' && !provinces.includes(id));
  const option = (scope: string) => (
    <option key={scope} value={scope}>
      {scopeName(words, scope, tours)}
    </option>
  );
  return (
    <>
      {option('*')}
      {tours.length > 0 && (
        <optgroup label={say('people.sites')}>{tours.map(({ id }) => option(`site:${id}`))}</optgroup>
      )}
      <optgroup label={say('people.provinces')}>
        {[...provinces, ...new Set(others)].map((id) => option(`province:${id}`))}
        <option value={OTHER}>{say('people.otherProvince')}</option>
      </optgroup>
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
