import { PackageFault } from './package-fault';

const LONGEST = 256;
const LONGEST_PART = 120;
const DEEPEST = 10;
/** Names that Windows takes for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
const FORBIDDEN = /[\u0000-\u001f\u007f:*?"<>|]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufffd/;

/** For sentences: what cannot be printed is made visible, what is long is cut. */
export const shown = (name: string): string => name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '·').slice(0, 80);

function refusePart(part: string, name: string): void {
  const unsafe = part === '' || part === '.' || part === '..' || FORBIDDEN.test(part) || DEVICE.test(part);
  if (unsafe || /[. ]$/.test(part) || part.startsWith(' '))
    throw new PackageFault('name-unsafe', { name: shown(name) });
  if ([...part].length > LONGEST_PART) throw new PackageFault('name-too-long', { name: shown(name) });
}

/**
 * A package's name for a file as a path of ours: parts separated by `/`, letters composed. Some Windows programs write `\`; that
 * is read as `/` before anything is judged.
 */
export function cleanName(name: string): string {
  const plain = name.replaceAll('\\', '/').normalize('NFC');
  const path = plain.endsWith('/') ? plain.slice(0, -1) : plain;
  if (path === '') throw new PackageFault('name-unsafe', { name: shown(name) });
  const parts = path.split('/');
  for (const part of parts) refusePart(part, name);
  if (path.length > LONGEST || parts.length > DEEPEST) throw new PackageFault('name-too-long', { name: shown(name) });
  return path;
}

/** Two names with the same key are one file on Windows and macOS. */
export const nameKey = (path: string): string => path.normalize('NFC').toLowerCase();
