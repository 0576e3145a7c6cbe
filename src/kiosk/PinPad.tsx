import { useEffect, useState } from 'react';
import { Icon } from '../ui/Icon';
import { Dialog } from './Dialog';
import { useKiosk } from './kiosk-context';
import { afterWrong, NO_LOCK_OUT, secondsLocked, type LockOut } from './lock-out';
import { canHash, hashPin, isPin, isPinOf, type PinHash } from './pin';

interface PinPadProps {
  /** Undefined when none was chosen yet, or a new one is wanted. */
  pin: PinHash | undefined;
  lockOut: { read: () => LockOut; write: (lockOut: LockOut) => void };
  onOpen: (pin: PinHash) => void;
  onClose: () => void;
}

type Trouble = 'wrongPin' | 'shortPin' | 'otherPin';

/** Keys on the screen: kiosks have no others. */
export function PinPad({ pin, lockOut, onOpen, onClose }: PinPadProps) {
  const { say } = useKiosk();
  const [typed, setTyped] = useState('');
  const [first, setFirst] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const locked = useLocked(lockOut);
  const again = (why: Trouble | undefined) => (setTyped(''), setTrouble(why));
  const choose = async (): Promise<void> => {
    if (!isPin(typed)) return again('shortPin');
    if (first === undefined) return (setFirst(typed), again(undefined));
    if (typed !== first) return (setFirst(undefined), again('otherPin'));
    onOpen(await hashPin(typed));
  };
  const enter = async (own: PinHash): Promise<void> => {
    const isRight = await isPinOf(typed, own);
    lockOut.write(isRight ? NO_LOCK_OUT : afterWrong(lockOut.read(), Date.now()));
    if (isRight) onOpen(own);
    else again('wrongPin');
  };
  const submit = (): void => {
    setBusy(true);
    void (pin ? enter(pin) : choose()).finally(() => setBusy(false));
  };
  if (!canHash()) {
    return (
      <Dialog title={say('staff')} onClose={onClose}>
        <p>{say('needsHttps')}</p>
      </Dialog>
    );
  }
  const title = pin ? say('enterPin') : say(first === undefined ? 'choosePin' : 'repeatPin');
  return (
    <Dialog title={title} className="pin-pad" onClose={onClose}>
      <p className="dots" aria-label={say('digits', { count: typed.length })}>
        {'●'.repeat(typed.length) || '–'}
      </p>
      <p role="status">{locked > 0 ? say('locked', { seconds: locked }) : trouble && say(trouble)}</p>
      <Digits
        isOff={isBusy || locked > 0}
        onDigit={(digit) => setTyped((before) => (before + digit).slice(0, 12))}
        onBack={() => setTyped((before) => before.slice(0, -1))}
        onEnter={submit}
      />
    </Dialog>
  );
}

interface DigitsProps {
  isOff: boolean;
  onDigit: (digit: string) => void;
  onBack: () => void;
  onEnter: () => void;
}

function Digits({ isOff, onDigit, onBack, onEnter }: DigitsProps) {
  const { say } = useKiosk();
  return (
    <div className="digits">
      {[...'123456789'].map((digit) => (
        <button key={digit} type="button" disabled={isOff} onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" disabled={isOff} aria-label={say('erase')} onClick={onBack}>
        <Icon name="back" />
      </button>
      <button type="button" disabled={isOff} onClick={() => onDigit('0')}>
        0
      </button>
      <button type="button" disabled={isOff} className="enter" onClick={onEnter}>
        OK
      </button>
    </div>
  );
}

/** Seconds until the next PIN is taken. */
function useLocked({ read }: PinPadProps['lockOut']): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const look = () => setLeft(secondsLocked(read(), Date.now()));
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [read]);
  return left;
}
