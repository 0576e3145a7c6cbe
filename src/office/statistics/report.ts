import type { Row } from '../database/tables';

export const BY = ['day', 'tour', 'scene', 'code', 'lang', 'way'] as const;
export type By = (typeof BY)[number];

export interface ReportRow {
  key: Readonly<Partial<Record<By, string>>>;
  visits: number;
}

export interface Report {
  rows: ReportRow[];
  /** Rows that are not told because too few people stand behind them. */
  left: number;
}

/**
 * Sums by the wanted parts. Sums below `least` are left out, and no total is told over them, from which they could be worked out; what
 * is told is rounded down to tens, so that two reports cannot be subtracted from one another.
 */
export function reportOf(counts: readonly Row<'counts'>[], by: readonly By[], least: number): Report {
  const sums = new Map<string, ReportRow>();
  for (const row of counts) {
    const key = Object.fromEntries(by.map((part) => [part, row[part]]));
    const text = JSON.stringify(key);
    sums.set(text, { key, visits: (sums.get(text)?.visits ?? 0) + row.visits });
  }
  const step = least > 1 ? 10 : 1;
  const told = [...sums.values()].filter(({ visits }) => visits >= least);
  const rows = told.map(({ key, visits }) => ({ key, visits: Math.max(least, Math.floor(visits / step) * step) }));
  const textOf = ({ key }: ReportRow) => by.map((part) => key[part] ?? '').join('\n');
  return { rows: rows.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)), left: sums.size - told.length };
}
