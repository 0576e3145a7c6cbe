/** Compressed twins, the smallest first. */
export const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Whether a browser takes an encoding: `gzip`, `gzip;q=0.5`, but not `gzip;q=0`. */
export function accepts(header: string | undefined, encoding: string): boolean {
  if (header === undefined) return false;
  for (const part of header.toLowerCase().split(',')) {
    const [name, ...parameters] = part.split(';').map((each) => each.trim());
    if (name === encoding) return !parameters.some((each) => /^q=0(?:\.0*)?$/.test(each));
  }
  return false;
}
