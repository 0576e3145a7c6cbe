import { useEffect, useState } from 'react';
import { Dialog } from './Dialog';
import { useKiosk } from './kiosk-context';
import type { PinHash } from './pin';
import { SettingsFile } from './SettingsFile';
import { SettingsForm } from './SettingsForm';
import type { KioskSettings } from './settings';
import type { KioskStatus, StaffParts } from './StaffCorner';

interface StaffPanelProps extends StaffParts {
  pin: PinHash | undefined;
  onClose: () => void;
  onNewPin: () => void;
}

/** How the kiosk is, what it does, what went wrong. */
export function StaffPanel({ pin, onClose, onNewPin, ...parts }: StaffPanelProps) {
  const { state, say } = useKiosk();
  const [settings, setSettings] = useState<KioskSettings>(() => ({ ...state.settings, ...(pin && { pin }) }));
  return (
    <Dialog title={say('staff')} className="staff" onClose={onClose}>
      <div className="staff-body">
        <Status status={parts.status} />
        <SettingsForm settings={settings} offered={parts.offered} onChange={setSettings} />
        <div className="row">
          <button type="button" className="button" onClick={() => parts.apply(settings)}>
            {say('saveAndStart')}
          </button>
          <button type="button" className="button second" onClick={parts.reload}>
            {say('reload')}
          </button>
          <button type="button" className="button second" onClick={onNewPin}>
            {say('newPin')}
          </button>
        </div>
        {/* A file without a PIN leaves the one that is there: else whoever comes next could choose one. */}
        <SettingsFile settings={settings} onRead={(read) => parts.apply({ ...(pin && { pin }), ...read })} />
        <Ring ring={parts.ring} clear={parts.clearRing} />
      </div>
    </Dialog>
  );
}

const MEGABYTE = 1_000_000;

function useStatus(read: StaffParts['status']): KioskStatus | undefined {
  const [status, setStatus] = useState<KioskStatus>();
  useEffect(() => {
    const look = () => void read().then(setStatus, () => undefined);
    look();
    const timer = setInterval(look, 5_000);
    return () => clearInterval(timer);
  }, [read]);
  return status;
}

function Status({ status: read }: { status: StaffParts['status'] }) {
  const { say } = useKiosk();
  const status = useStatus(read);
  if (!status) return <p>{say('looking')}</p>;
  const { held, usedBytes, isPersistent, isOnline, hasWorker, app, upMs, clock } = status;
  const facts: [string, string][] = [
    [say('network'), say(isOnline ? 'yes' : 'no')],
    [say('worker'), say(hasWorker ? 'yes' : 'no')],
    [say('storage'), usedBytes === undefined ? '–' : `${Math.round(usedBytes / MEGABYTE)} MB`],
    [say('persistent'), say(isPersistent ? 'yes' : 'no')],
    [say('up'), say('hours', { hours: Math.floor(upMs / 3_600_000), minutes: Math.floor(upMs / 60_000) % 60 })],
    [say('clock'), clock],
    [say('app'), app],
  ];
  return (
    <section>
      <h3>{say('status')}</h3>
      <dl className="facts">
        {held.map(({ tour, version, bytes }) => (
          <div key={tour}>
            <dt>{tour}</dt>
            <dd>{say('heldWhole', { version: version.slice(0, 8), megabytes: Math.ceil(bytes / MEGABYTE) })}</dd>
          </div>
        ))}
        {held.length === 0 && <p>{say('nothingHeld')}</p>}
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Ring({ ring, clear }: { ring: StaffParts['ring']; clear: () => void }) {
  const { say } = useKiosk();
  const [entries, setEntries] = useState(ring);
  return (
    <section>
      <h3>{say('errors', { count: entries.length })}</h3>
      <ul className="ring">
        {entries.toReversed().map(({ code, detail, last, times }) => (
          <li key={code + detail}>
            <b>{code}</b> ×{times} · {last.slice(0, 16).replace('T', ' ')}
            {detail && <p>{detail}</p>}
          </li>
        ))}
      </ul>
      {entries.length > 0 && (
        <button type="button" className="quiet" onClick={() => (clear(), setEntries([]))}>
          {say('clearErrors')}
        </button>
      )}
    </section>
  );
}
