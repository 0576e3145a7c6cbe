import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../tour/language';
import { spacedCode } from '../../tour/sign-code';
import type { CodeWords } from '../code-words';
import { loadKnownCodes } from '../known-codes';
import { openSign } from './open-sign';
import { openCamera } from './scan-camera';
import { scanned, type Scanned } from './scanned';

type Refusal = Exclude<Scanned, { kind: 'sign' | 'place' }>;
type State = 'off' | 'on' | 'cameraRefused' | 'cameraMissing';

interface ScanSignProps {
  lang: Language;
  t: CodeWords;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');

/** Reads another sign with the camera. Where that is refused, the code can be typed. */
export function ScanSign({ lang, t }: ScanSignProps) {
  const [state, setState] = useState<State>('off');
  const [refusal, setRefusal] = useState<Refusal>();
  const video = useRef<HTMLVideoElement>(null);
  const isOn = state === 'on';
  useEffect(() => {
    if (!isOn || !video.current) return undefined;
    const stop = new AbortController();
    video.current.scrollIntoView({ block: 'nearest' });
    const { signal } = stop;
    const known = loadKnownCodes().then(Object.keys, () => undefined);
    const read = async (text: string): Promise<void> => {
      const found = scanned(text, location.host, await known);
      if (signal.aborted) return;
      if (found.kind === 'sign') openSign(found.code, lang);
      else if (found.kind === 'place') location.assign(found.address);
      else setRefusal(found);
    };
    openCamera(video.current, (text) => void read(text), signal).catch((error: unknown) => {
      if (!signal.aborted) setState(isRefusal(error) ? 'cameraRefused' : 'cameraMissing');
    });
    // Nobody looks at it then, and a camera that stays on without being seen is not to be trusted.
    const hide = () => document.hidden && setState('off');
    document.addEventListener('visibilitychange', hide, { signal });
    return () => stop.abort();
  }, [isOn, lang]);
  const press = () => {
    setRefusal(undefined);
    setState(isOn ? 'off' : 'on');
  };
  return (
    <>
      <h3>{t('scan')}</h3>
      <p className="second">{t('scanHint')}</p>
      <div role="status">
        {isOn && (refusal ? <Refused of={refusal} t={t} /> : <p>{t('scanning')}</p>)}
        {state !== 'on' && state !== 'off' && <p>{t(state)}</p>}
      </div>
      {isOn && <video ref={video} className="camera" muted playsInline aria-label={t('scanning')} />}
      <p>
        <button type="button" className="button" onClick={press}>
          {t(isOn ? 'scanStop' : 'scanStart')}
        </button>
      </p>
    </>
  );
}

function Refused({ of, t }: { of: Refusal; t: CodeWords }) {
  if (of.kind === 'strange') return <p>{t('notASign')}</p>;
  if (of.kind === 'unknown') return <p>{t('unknown', { typed: spacedCode(of.code) })}</p>;
  return (
    <>
      <p>{t('otherHost', { host: of.host })}</p>
      <p>
        <a className="code-near" href={of.address} rel="noreferrer">
          {t('openOther', { host: of.host })}
        </a>
      </p>
    </>
  );
}
