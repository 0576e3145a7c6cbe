const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

export function median(values) {
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const greatest = (values) => {
  const numbers = values.filter(isNumber);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
};

/** How a figure is written: seconds, kilobytes, megabytes or as it is. */
export const FORMATS = {
  s: (ms) => (ms / 1000).toFixed(2),
  kB: (bytes) => (bytes / 1000).toFixed(0),
  MB: (bytes) => (bytes / 1e6).toFixed(1),
  ms: (value) => value.toFixed(1),
  dB: (value) => value.toFixed(1),
  '': (value) => (Number.isInteger(value) ? String(value) : value.toFixed(2)),
};

/** Median, with the least and greatest of all runs behind it. */
export function spread(values, unit) {
  const format = FORMATS[unit];
  const numbers = values.filter(isNumber);
  if (numbers.length === 0) return '–';
  const [low, high] = [format(Math.min(...numbers)), format(Math.max(...numbers))];
  return low === high ? low : `${format(median(numbers))} (${low}–${high})`;
}

export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

export function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
