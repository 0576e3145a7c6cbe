/** Signs stand in Việt Nam, and counters are kept by its days. */
const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

export const dayOf = (ms: number): string => new Date(ms + VIETNAM_MS).toISOString().slice(0, 10);

/** The last so many days with today, the oldest first. */
export const lastDays = (now: number, days: number): string[] =>
  Array.from({ length: days }, (_, index) => dayOf(now - (days - 1 - index) * DAY_MS));

/** The next round number: a plot's upper edge that people can read. */
export function roundTop(most: number): number {
  if (most <= 10) return 10;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}
