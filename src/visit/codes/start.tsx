import { createRoot } from 'react-dom/client';
import { loadCodeWords } from '../code-words';
import type { Visit } from '../visit';
import { CodesPart } from './CodesPart';

/** Adds the sheet about printed signs to a page that is awake. Returns the way to end it. */
export async function startCodes(visit: Visit, app: HTMLElement): Promise<() => void> {
  const { lang } = visit.snapshot();
  const words = { lang, say: await loadCodeWords(lang) };
  const host = document.createElement('div');
  app.append(host);
  const root = createRoot(host);
  root.render(<CodesPart visit={visit} first={words} />);
  return () => {
    root.unmount();
    host.remove();
  };
}
