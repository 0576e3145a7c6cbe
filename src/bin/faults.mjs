import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './say.mjs';

/* The long form of the tests about lost networks, full devices, killed programs and idle pages, with a table at its end: `npm run test:faults`. */

const found = join(root, 'node_modules/.cache/disan360/faults.jsonl');
rmSync(found, { force: true });
process.env.FAULTS = 'long';
const journeys = ['offline', 'first-visit', 'quiet'].map((name) => `tests/journeys/${name}`);
const usual = ['tests/pack', 'tests/press/worker', ...journeys];
const wanted = process.argv.slice(2);
process.argv.splice(2, wanted.length, ...(wanted.length > 0 ? wanted : usual));
await import('./test.mjs');

const lines = existsSync(found) ? readFileSync(found, 'utf8').trim().split('\n') : [];
const rows = lines.map((line) => JSON.parse(line)).sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
for (const { id, fault, figures } of rows) {
  const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  console.log(`${id.padEnd(3)} ${fault.padEnd(62)} ${told.join(' · ')}`);
}
