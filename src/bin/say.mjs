import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Vietnamese where the machine speaks it, else English. Needs no installed package. */
export function language() {
  const wanted =
    process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return wanted.startsWith('vi') ? 'vi' : 'en';
}

/** One sentence of locales' setup.json in the machine's language. */
export function sentence(key, values = {}) {
  const words = JSON.parse(readFileSync(join(root, 'locales', language(), 'setup.json'), 'utf8'));
  return String(words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (whole, name) => String(values[name] ?? whole));
}

export const say = (key, values) => console.log(sentence(key, values));

/** Ends the program with one sentence; status 2 when something is missing on the machine. */
export function stop(key, values) {
  console.error(sentence(key, values));
  process.exit(2);
}
