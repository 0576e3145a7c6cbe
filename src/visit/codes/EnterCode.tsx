import { useState, type FormEvent } from 'react';
import { findCode } from '../../qr/find-code';
import type { Language } from '../../tour/language';
import { spacedCode } from '../../tour/sign-code';
import { plainWords } from '../../ui/reader';
import { CodeInput } from '../CodeInput';
import type { CodeWords } from '../code-words';
import { loadKnownCodes, type KnownCodes } from '../known-codes';
import { openSign, signAddress } from './open-sign';

type Answer = 'searching' | 'unreachable' | { typed: string; near: readonly string[]; known: KnownCodes };

interface EnterCodeProps {
  lang: Language;
  t: CodeWords;
}

/** A code is typed; only a sign that exists is opened, and for slips the nearest ones are offered. */
export function EnterCode({ lang, t }: EnterCodeProps) {
  const [answer, setAnswer] = useState<Answer>();
  const search = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('c') ?? '');
    setAnswer('searching');
    try {
      const known = await loadKnownCodes();
      const found = findCode(typed, Object.keys(known));
      if (found.kind === 'found') openSign(found.code, lang);
      else setAnswer({ ...found, known });
    } catch {
      setAnswer('unreachable');
    }
  };
  return (
    <>
      <form onSubmit={(event) => void search(event)}>
        <label htmlFor="code">{t('enter')}</label>
        <p className="second" id="code-hint">
          {t('hint')}
        </p>
        <div className="code-row">
          <CodeInput id="code" aria-describedby="code-hint" />
          <button type="submit" className="button">
            {t('open')}
          </button>
        </div>
      </form>
      <div role="status">
        {typeof answer === 'string' && <p>{t(answer)}</p>}
        {typeof answer === 'object' && <Suggestions {...answer} lang={lang} t={t} />}
      </div>
    </>
  );
}

interface SuggestionsProps extends EnterCodeProps {
  typed: string;
  near: readonly string[];
  known: KnownCodes;
}

function Suggestions({ typed, near, known, lang, t }: SuggestionsProps) {
  return (
    <>
      <p>{t('unknown', { typed })}</p>
      {near.length > 0 && <p>{t('near')}</p>}
      <ul>
        {near.map((code) => (
          <li key={code}>
            <a className="code-near" href={signAddress(code)}>
              <strong>{spacedCode(code)}</strong>
              {plainWords(known[code]?.title, { lang, languages: Object.keys(known[code]?.title ?? {}) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
