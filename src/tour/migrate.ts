import { error, type Issue } from './issue';
import { MIGRATIONS } from './migrations/list';
import type { Migration } from './migrations/migration';
import { FORMAT } from './tour';

export const MIGRATION_CODES: readonly string[] = ['format-missing', 'format-unknown', 'format-newer'];

export interface Migrated {
  value: unknown;
  issues: Issue[];
  /** It is no manifest that this program can read; looking further would only yield nonsense. */
  stop: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function upFrom(format: number, manifest: Record<string, unknown>, migrations: readonly Migration[], newest: number) {
  let value = manifest;
  for (let step = format; step < newest; step++) {
    const migration = migrations.find(({ from }) => from === step);
    if (!migration) return undefined;
    value = { ...migration.bringUp(value), format: step + 1 };
  }
  return value;
}

/** Brings a manifest of any earlier format up to today's, step by step. */
export function migrate(value: unknown, migrations: readonly Migration[] = MIGRATIONS, newest = FORMAT): Migrated {
  if (!isObject(value)) return { value, issues: [], stop: false };
  const format = Object.hasOwn(value, 'format') ? value.format : undefined;
  const known = typeof format === 'number' && Number.isInteger(format) && format >= 1 ? format : undefined;
  if (known !== undefined && known > newest) {
    return { value, stop: true, issues: [error('format-newer', ['format'], { format: known, newest })] };
  }
  const up = known === undefined ? undefined : upFrom(known, value, migrations, newest);
  if (up) return { value: up, issues: [], stop: false };
  const issue =
    format === undefined
      ? error('format-missing', ['format'], { newest })
      : error('format-unknown', ['format'], { value: JSON.stringify(format) ?? '', newest });
  // With scenes it most likely is a manifest of ours, in which one line is wrong; without, that of another program.
  const isOurs = Array.isArray(value.scenes);
  return { value: isOurs ? { ...value, format: newest } : value, issues: [issue], stop: !isOurs };
}
