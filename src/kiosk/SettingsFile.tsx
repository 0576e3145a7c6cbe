import { useState } from 'react';
import { useKiosk } from './kiosk-context';
import { formatSettings, readSettings, type KioskSettings } from './settings';

/** All settings as one file, for the next kiosk or after a new machine. */
export function SettingsFile({
  settings,
  onRead,
}: {
  settings: KioskSettings;
  onRead: (settings: KioskSettings) => void;
}) {
  const { say } = useKiosk();
  const [isWrong, setWrong] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    const found = file && readSettings(await file.text());
    setWrong(file !== undefined && !found);
    if (found) onRead(found);
  };
  return (
    <section>
      <h3>{say('file')}</h3>
      <div className="row">
        <button type="button" className="button second" onClick={() => save(formatSettings(settings))}>
          {say('saveFile')}
        </button>
        <label className="button second">
          {say('readFile')}
          <input
            type="file"
            className="unseen"
            accept="application/json,.json"
            onChange={({ target }) => {
              void read(target.files?.[0]);
              target.value = '';
            }}
          />
        </label>
      </div>
      {isWrong && <p role="alert">{say('fileWrong')}</p>}
    </section>
  );
}

function save(text: string): void {
  const link = document.createElement('a');
  // Kiosk browsers are told to open nothing but our site and such addresses.
  link.href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = 'kiosk.json';
  link.click();
}
