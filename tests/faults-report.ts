import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const FAULTS_REPORT = resolve(import.meta.dirname, '../node_modules/.cache/disan360/faults.jsonl');

/** Whether the long form was asked for: `npm run test:faults`. */
export const LONG = process.env['FAULTS'] === 'long';

/** How many times a fault is made to happen; `FAULTS_RUNS` shortens the long form while it is worked on. */
export const times = (long: number, short: number): number =>
  LONG ? Math.min(long, Number(process.env['FAULTS_RUNS'] ?? long)) : short;

/** One row of the table that `npm run test:faults` ends with. */
export function report(id: string, fault: string, figures: Readonly<Record<string, string | number>>): void {
  if (!LONG) return;
  mkdirSync(join(FAULTS_REPORT, '..'), { recursive: true });
  appendFileSync(FAULTS_REPORT, `${JSON.stringify({ id, fault, figures })}\n`);
}
