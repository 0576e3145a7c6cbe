import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { pbkdf2Sync, webcrypto } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import english from '../../locales/en/kiosk.json';
import vietnamese from '../../locales/vi/kiosk.json';
import type { Kiosk } from '../../src/kiosk/kiosk';
import { KioskContext } from '../../src/kiosk/kiosk-context';
import type { KioskState } from '../../src/kiosk/kiosk-state';
import { NO_LOCK_OUT, type LockOut } from '../../src/kiosk/lock-out';
import type { PinHash } from '../../src/kiosk/pin';
import { formatSettings, readSettings, USUAL_SETTINGS, type KioskSettings } from '../../src/kiosk/settings';
import { StaffCorner, type StaffParts } from '../../src/kiosk/StaffCorner';
import type { Tour } from '../../src/tour/tour';

const PIN = '482913';
const TOUR = { id: 'thanh-co', languages: ['vi', 'en'], title: { vi: 'Thành cổ', en: 'Citadel' }, scenes: [] };

/** As little work as a hash may cost here; made by another program than the kiosk's own. */
const SALT = '0f'.repeat(16);
const own: PinHash = {
  salt: SALT,
  iterations: 100_000,
  hash: pbkdf2Sync(PIN, Buffer.from(SALT, 'hex'), 100_000, 32, 'sha256').toString('hex'),
};

let applied: KioskSettings[];
let lockOut: LockOut;
let isClosed: boolean;

beforeAll(() => {
  vi.stubGlobal('crypto', webcrypto);
  // A hash is made to cost time.
  configure({ asyncUtilTimeout: 15_000 });
});
beforeEach(() => {
  [applied, lockOut, isClosed] = [[], NO_LOCK_OUT, false];
});
afterEach(cleanup);

const parts: StaffParts = {
  status: () =>
    Promise.resolve({
      held: [{ tour: 'thanh-co', version: '3f3b6e733bd63c13', bytes: 36_045_902 }],
      usedBytes: 61_000_000,
      isPersistent: true,
      isOnline: false,
      hasWorker: true,
      app: 'CpEMOhGI',
      upMs: 50 * 3_600_000 + 120_000,
      clock: '12:00:00 1/3/2026',
    }),
  offered: () =>
    Promise.resolve([
      { id: 'thanh-co', title: 'Thành cổ' },
      { id: 'vinh-moc', title: 'Vịnh Mốc' },
    ]),
  ring: () => [
    { code: 'not-fetched', detail: 'PackError', first: '2026-03-01T01:00Z', last: '2026-03-02T02:00Z', times: 7 },
  ],
  clearRing: () => undefined,
  lockOut: { read: () => lockOut, write: (next) => void (lockOut = next) },
  apply: (settings) => void applied.push(settings),
  reload: () => undefined,
};

function open(pin: PinHash | undefined, lang = 'en'): void {
  const state: KioskState = {
    ...{
      phase: 'attract',
      lang,
      languages: ['vi', 'en'],
      tours: [TOUR as unknown as Tour],
      reach: false,
      left: 0,
      isWaiting: false,
    },
    settings: { ...USUAL_SETTINGS, ...(pin && { pin }) },
  };
  const kiosk = { subscribe: () => () => undefined, snapshot: () => state, show: () => void (isClosed = true) };
  render(
    <KioskContext value={kiosk as unknown as Kiosk}>
      <StaffCorner {...parts} />
    </KioskContext>,
  );
}

/** Looking up roles among all styles is slow here. */
function button(name: string): HTMLButtonElement {
  const all = [...document.querySelectorAll('button')];
  const found = all.find((each) => each.textContent === name || each.getAttribute('aria-label') === name);
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
}

async function type(pin: string): Promise<void> {
  await waitFor(() => expect(button('OK')).toHaveProperty('disabled', false));
  for (const digit of pin) fireEvent.click(button(digit));
  fireEvent.click(button('OK'));
}

const isOpen = () => screen.findByText(english.status);

describe('the staff corner', { timeout: 60_000 }, () => {
  it('has a PIN chosen the first time, twice the same, of which only the hash is kept', async () => {
    open(undefined);
    await type('123');
    await screen.findByText(english.shortPin);
    await type(PIN);
    await screen.findByText(english.repeatPin);
    await type(PIN);
    await isOpen();
    fireEvent.click(button(english.saveAndStart));
    expect(applied[0]?.pin?.iterations).toBeGreaterThanOrEqual(600_000);
    expect(JSON.stringify(applied)).not.toContain(PIN);
  });

  it('opens for the right PIN and says how this machine is, in the language of the screen', async () => {
    open(own, 'vi');
    await type(PIN);
    await screen.findByText(vietnamese.status);
    const said = document.body.textContent ?? '';
    for (const word of ['3f3b6e73', '37 MB', '61 MB', '50 giờ 2 phút', 'CpEMOhGI', 'not-fetched', '×7', 'Vịnh Mốc']) {
      expect(said).toContain(word);
    }
  });

  it('takes four wrong PINs, then none for a minute, whatever is typed and however often the page is loaded anew', async () => {
    open(own);
    for (let wrong = 1; wrong <= 4; wrong++) {
      await type('000000');
      await waitFor(() => expect(lockOut.wrong).toBe(wrong));
    }
    expect(screen.queryByText(english.status)).toBeNull();
    await type('000000');
    await screen.findByText(/Too many wrong PINs\. Wait (60|59) seconds/);
    cleanup();
    open(own);
    await screen.findByText(/Too many wrong PINs/);
    for (const digit of [...PIN, 'OK']) expect(button(digit)).toHaveProperty('disabled', true);
    lockOut = { ...lockOut, until: 0 };
    await type(PIN);
    await isOpen();
    expect(lockOut).toEqual(NO_LOCK_OUT);
  });

  it('changes tours, languages, patience and loudness, and the address for phones', async () => {
    open(own);
    await type(PIN);
    await isOpen();
    fireEvent.click(await waitFor(() => button('Vịnh Mốc')));
    fireEvent.click(button('Tiếng Việt'));
    fireEvent.click(button(`${english.idle}: ${english.more}`));
    fireEvent.click(button(`${english.volume}: ${english.less}`));
    fireEvent.change(screen.getByLabelText(english.site), { target: { value: 'https://disan.example.vn/' } });
    fireEvent.click(button(english.saveAndStart));
    expect(applied[0]).toMatchObject({
      tours: ['thanh-co', 'vinh-moc'],
      languages: ['en'],
      idleSeconds: 90,
      volume: 0.7,
      site: 'https://disan.example.vn',
      pin: own,
    });
    expect(isClosed).toBe(false);
  });
});

describe('settings as a file', { timeout: 60_000 }, () => {
  const give = (text: string) => {
    const input = document.querySelector('input[type=file]');
    if (!input) throw new Error('There is nothing to choose a file with.');
    fireEvent.change(input, { target: { files: [{ text: () => Promise.resolve(text) }] } });
  };

  it('are saved whole, with the PIN as a hash', async () => {
    open(own);
    await type(PIN);
    await isOpen();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    fireEvent.click(button(english.saveFile));
    const link = click.mock.contexts[0] as HTMLAnchorElement;
    expect(link.download).toBe('kiosk.json');
    const saved = decodeURIComponent(link.href.split(',').slice(1).join(','));
    expect(readSettings(saved)).toEqual({ ...USUAL_SETTINGS, pin: own });
    expect(saved).not.toContain(PIN);
    click.mockRestore();
  });

  it('are taken from another kiosk’s; one without a PIN leaves the PIN that is there', async () => {
    open(own);
    await type(PIN);
    await isOpen();
    give('{"format":1,"idleSeconds":5,');
    await screen.findByText(english.fileWrong);
    expect(applied).toEqual([]);
    give(formatSettings({ ...USUAL_SETTINGS, idleSeconds: 120 }));
    await waitFor(() => expect(applied).toEqual([{ ...USUAL_SETTINGS, idleSeconds: 120, pin: own }]));
    const other = { ...own, salt: 'ab'.repeat(16) };
    give(formatSettings({ ...USUAL_SETTINGS, pin: other }));
    await waitFor(() => expect(applied[1]?.pin).toEqual(other));
  });
});
