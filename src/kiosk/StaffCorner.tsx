import { useState } from 'react';
import { useKiosk } from './kiosk-context';
import type { LockOut } from './lock-out';
import type { HeldTour } from './packs';
import type { PinHash } from './pin';
import { PinPad } from './PinPad';
import type { RingEntry } from './ring';
import type { KioskSettings } from './settings';
import { StaffPanel } from './StaffPanel';

/** How this machine is. */
export interface KioskStatus {
  held: readonly HeldTour[];
  /** Bytes that the browser says are used for this site; undefined where it does not say. */
  usedBytes?: number;
  isPersistent: boolean;
  isOnline: boolean;
  hasWorker: boolean;
  /** Name of the built application's file. */
  app: string;
  /** Milliseconds since the page was opened, by a clock that nobody sets. */
  upMs: number;
  clock: string;
}

/** A tour that this site offers. */
export interface OfferedTour {
  id: string;
  title: string;
}

export interface StaffParts {
  status: () => Promise<KioskStatus>;
  offered: () => Promise<readonly OfferedTour[]>;
  ring: () => readonly RingEntry[];
  clearRing: () => void;
  lockOut: { read: () => LockOut; write: (lockOut: LockOut) => void };
  /** Keeps the settings; the page is opened anew with them. */
  apply: (settings: KioskSettings) => void;
  reload: () => void;
}

/** For staff: first the PIN, then how the kiosk is and what it does. */
export function StaffCorner(parts: StaffParts) {
  const { kiosk, state } = useKiosk();
  const [isOpen, setOpen] = useState(false);
  const [pin, setPin] = useState<PinHash | undefined>(state.settings.pin);
  const close = () => kiosk.show(undefined);
  if (isOpen)
    return <StaffPanel {...parts} pin={pin} onClose={close} onNewPin={() => (setPin(undefined), setOpen(false))} />;
  const open = (chosen: PinHash) => {
    setPin(chosen);
    setOpen(true);
  };
  return <PinPad pin={pin} lockOut={parts.lockOut} onOpen={open} onClose={close} />;
}
