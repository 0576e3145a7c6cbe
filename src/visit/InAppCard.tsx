import { useState } from 'react';
import { useKeepWords } from './keep-words';
import { useKeep } from './keep-context';

async function copyAddress(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(location.href);
    return true;
  } catch {
    return false;
  }
}

/** How to get from an app's own browser into a real one. It never goes there by itself. */
export function InAppCard({ app }: { app: string }) {
  const { visit, t } = useKeep();
  const [copied, setCopied] = useState<boolean>();
  // More than two would push the button out of sight.
  const languages = [visit.lang, visit.lang === 'en' ? 'vi' : 'en'];
  const words = useKeepWords(languages);
  return (
    <div className="in-app">
      {[...(words ?? [])].map(([lang, say]) => (
        <section key={lang} lang={lang}>
          <h3>{say('inApp.title')}</h3>
          <p>{say('inApp.why', { app })}</p>
          <p>{say('inApp.how')}</p>
        </section>
      ))}
      <button type="button" className="button" onClick={() => void copyAddress().then(setCopied)}>
        {t('inApp.copy')}
      </button>
      <p role="status">{copied === true && t('inApp.copied')}</p>
      {copied === false && (
        <input readOnly aria-label={t('inApp.copy')} value={location.href} onFocus={(event) => event.target.select()} />
      )}
    </div>
  );
}
