import type { Language } from '../tour/language';
import { ICON_LINK } from './icon-link';

const STYLE =
  'html{background:#1b1915;color:#fff;font:150%/1.7 system-ui,sans-serif}' +
  'body{margin:0;min-height:100vh;display:grid;place-content:center;text-align:center}p{margin:0;padding:0 2rem}';

/**
 * A kiosk's own page when it can neither be fetched nor is held: it asks again by itself, and nothing on it can be pressed. `data-waiting`
 * tells the watcher that the browser is well. `words`: one sentence a language.
 */
export function kioskWaitingPage(words: Readonly<Record<Language, string>>): string {
  const said = Object.entries(words).map(([lang, text]) => `<p lang="${lang}">${text}</p>`);
  const [main = 'vi'] = Object.keys(words);
  return `<!doctype html><html lang="${main}" translate="no" data-waiting><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="google" content="notranslate"><meta http-equiv="refresh" content="5">${ICON_LINK}<title>…</title><style>${STYLE}</style></head><body>${said.join('')}</body></html>`;
}
