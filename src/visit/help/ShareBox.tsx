import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainWords, useReader } from '../../ui/reader';
import { embedAddress, embedCode } from '../embed/embed-code';
import { useVisit } from '../visit-context';

/** Without what trackers and in-app browsers add: the address is ours by the time one can share it. */
const here = (): string => location.href.replace(/#.*$/, '');

/** The system's share sheet where there is one, the address with the present view, and a frame for other sites. */
export function ShareBox() {
  const { t } = useTranslation();
  const { state } = useVisit();
  const { lang, tour, scene } = state;
  const name = plainWords(scene.title, useReader());
  const code = embedCode(location.origin + embedAddress(lang, tour.id, scene.id), name);
  const canShare = 'share' in navigator;
  return (
    <div className="share">
      {canShare && (
        <button type="button" className="button" onClick={() => void shareHere()}>
          {t('share.send')}
        </button>
      )}
      <Copied label={t('share.address')} text={here()} button={t('share.copy')} />
      <details>
        <summary>{t('share.embed')}</summary>
        <Copied label={t('share.code')} text={code} button={t('share.copyCode')} rows={4} />
      </details>
    </div>
  );
}

/** Who changes their mind has done nothing wrong, and the address stands below. */
const shareHere = (): Promise<void> => navigator.share({ title: document.title, url: here() }).catch(() => undefined);

interface CopiedProps {
  label: string;
  text: string;
  button: string;
  rows?: number;
}

/** A text to take along: copied by a tap, or by hand where the browser does not let us. */
function Copied({ label, text, button, rows = 2 }: CopiedProps) {
  const { t } = useTranslation();
  const id = useId();
  const [outcome, setOutcome] = useState<'copied' | 'byHand'>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      document.querySelector<HTMLTextAreaElement>(`[id="${id}"]`)?.select();
      setOutcome('byHand');
    }
  };
  return (
    <div className="copied">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={rows} value={text} onFocus={({ target }) => target.select()} />
      <button type="button" className="button plain" onClick={() => void copy()}>
        {button}
      </button>
      <p role="status">{outcome && t(`share.${outcome}`)}</p>
    </div>
  );
}
