export interface ByteRange {
  start: number;
  /** Inclusive. */
  end: number;
}

const RANGE = /^\s*(?:(\d{1,15})\s*-\s*(\d{0,15})|-\s*(\d{1,15}))\s*$/;

function oneRange(text: string, bytes: number): ByteRange | 416 {
  const [, from, to, last] = RANGE.exec(text) ?? [];
  if (last !== undefined) {
    const start = Math.max(0, bytes - Number(last));
    return start < bytes ? { start, end: bytes - 1 } : 416;
  }
  if (from === undefined) return 416;
  const start = Number(from);
  const end = to === undefined || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start < bytes && start <= end ? { start, end } : 416;
}

/**
 * The part that a Range header asks for; undefined for the whole. Several parts at once are answered with the whole, too: no browser
 * and no player asks for them, and they are a known way to make a server work hard.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | 416 | undefined {
  if (header === undefined || !/^bytes=/i.test(header)) return undefined;
  const parts = header.slice('bytes='.length).split(',');
  if (parts.length > 1) return parts.every((part) => RANGE.test(part)) ? undefined : 416;
  return oneRange(parts[0] ?? '', bytes);
}
