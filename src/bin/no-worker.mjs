import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './say.mjs';

/* All journeys a second time, in a browser without service workers as inside apps on iPhones: `npm run test:no-worker`. */

/** What says nothing in such a browser, and why. */
const LEFT_OUT = [
  [/^offline-/, 'its subject is the worker itself'],
  [/^viewer-/, 'its pages are the viewer alone and have no worker in the first run either'],
  [/^kiosk-update\./, 'what a kiosk takes anew is held and answered by its worker'],
  [/^kiosk-(?:faults|life)\./, 'the kiosk’s long form, which `npm run test:kiosk` runs'],
];
const reasonFor = (name) => LEFT_OUT.find(([pattern]) => pattern.test(name))?.[1];

process.env.NO_WORKER = '1';
const files = readdirSync(join(root, 'tests/journeys')).filter((name) => name.endsWith('.test.ts'));
const included = files.filter((name) => reasonFor(name) === undefined).map((name) => `tests/journeys/${name}`);
const wanted = process.argv.slice(2);
process.argv.splice(2, wanted.length, '--project', 'journeys', ...(wanted.length > 0 ? wanted : included));
await import('./test.mjs');

if (wanted.length === 0) console.log(`${included.length} of ${files.length} files; left out:`);
for (const name of wanted.length > 0 ? [] : files.filter(reasonFor)) console.log(`  ${name}: ${reasonFor(name)}`);
