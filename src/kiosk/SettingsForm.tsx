import { useEffect, useState } from 'react';
import { Icon } from '../ui/Icon';
import { nameOf } from '../ui/languages';
import { useKiosk } from './kiosk-context';
import { IDLE_SECONDS, type KioskSettings } from './settings';
import type { OfferedTour, StaffParts } from './StaffCorner';

interface SettingsFormProps {
  settings: KioskSettings;
  offered: StaffParts['offered'];
  onChange: (settings: KioskSettings) => void;
}

const IDLE_STEP = 15;
const VOLUME_STEP = 0.1;
const SITE = /^https?:\/\/[^\s/?#@]+$/;

const toggled = (list: readonly string[], item: string): string[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** Which tours and languages, how patient, how loud, and where phones find the site. */
export function SettingsForm({ settings, offered, onChange }: SettingsFormProps) {
  const { state, say } = useKiosk();
  const tours = useOffered(offered);
  const { idleSeconds, volume } = settings;
  const spoken = [...new Set(state.tours.flatMap((tour) => tour.languages))];
  const chosenTours = settings.tours.length > 0 ? settings.tours : state.tours.map(({ id }) => id);
  const chosenLanguages = settings.languages.length > 0 ? settings.languages : spoken;
  const idle = (by: number) =>
    onChange({ ...settings, idleSeconds: Math.min(Math.max(idleSeconds + by, IDLE_SECONDS.least), IDLE_SECONDS.most) });
  const loud = (by: number) =>
    onChange({ ...settings, volume: Math.round(Math.min(Math.max(volume + by, 0), 1) * 10) / 10 });
  return (
    <section>
      <h3>{say('settings')}</h3>
      <Choices
        legend={say('tours')}
        items={tours.map(({ id, title }) => ({ id, name: title }))}
        chosen={chosenTours}
        onToggle={(id) => onChange({ ...settings, tours: toggled(chosenTours, id) })}
      />
      <Choices
        legend={say('languages')}
        items={spoken.map((lang) => ({ id: lang, name: nameOf(lang) }))}
        chosen={chosenLanguages}
        onToggle={(lang) => onChange({ ...settings, languages: toggled(chosenLanguages, lang) })}
      />
      <Stepper
        name={say('idle')}
        value={say('seconds', { seconds: idleSeconds })}
        onLess={() => idle(-IDLE_STEP)}
        onMore={() => idle(IDLE_STEP)}
      />
      <Stepper
        name={say('volume')}
        value={`${Math.round(volume * 100)} %`}
        onLess={() => loud(-VOLUME_STEP)}
        onMore={() => loud(VOLUME_STEP)}
      />
      <SiteField settings={settings} onChange={onChange} />
    </section>
  );
}

function SiteField({ settings, onChange }: Omit<SettingsFormProps, 'offered'>) {
  const { say } = useKiosk();
  const [text, setText] = useState(settings.site ?? '');
  const isWrong = text !== '' && !SITE.test(text);
  const change = (value: string) => {
    setText(value);
    const rest = { ...settings };
    delete rest.site;
    if (value === '') onChange(rest);
    else if (SITE.test(value)) onChange({ ...rest, site: value });
  };
  return (
    <label className="field">
      {say('site')}
      <input
        value={text}
        placeholder={location.origin}
        aria-invalid={isWrong}
        inputMode="url"
        autoComplete="off"
        onChange={(event) => change(event.target.value.trim().replace(/\/$/, ''))}
      />
      {isWrong && <span role="alert">{say('siteWrong')}</span>}
    </label>
  );
}

interface ChoicesProps {
  legend: string;
  items: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}

/** At least one stays chosen. */
const Choices = ({ legend, items, chosen, onToggle }: ChoicesProps) => (
  <fieldset>
    <legend>{legend}</legend>
    {items.map(({ id, name }) => (
      <button
        key={id}
        type="button"
        className="toggle"
        aria-pressed={chosen.includes(id)}
        disabled={chosen.length === 1 && chosen[0] === id}
        onClick={() => onToggle(id)}
      >
        {name}
      </button>
    ))}
  </fieldset>
);

interface StepperProps {
  name: string;
  value: string;
  onLess: () => void;
  onMore: () => void;
}

function Stepper({ name, value, onLess, onMore }: StepperProps) {
  const { say } = useKiosk();
  return (
    <div className="stepper">
      <span>{name}</span>
      <button type="button" className="round" aria-label={`${name}: ${say('less')}`} onClick={onLess}>
        <Icon name="minus" />
      </button>
      <output>{value}</output>
      <button type="button" className="round" aria-label={`${name}: ${say('more')}`} onClick={onMore}>
        <Icon name="plus" />
      </button>
    </div>
  );
}

/** Without a network only what is here can be chosen. */
function useOffered(read: StaffParts['offered']): readonly OfferedTour[] {
  const [tours, setTours] = useState<readonly OfferedTour[]>([]);
  useEffect(() => void read().then(setTours, () => undefined), [read]);
  return tours;
}
