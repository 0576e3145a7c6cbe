import { editDistance } from '../tour/nearest-word';
import { typedCode, withoutLookAlikes } from '../tour/sign-code';

export type FoundCode = { kind: 'found'; code: string } | { kind: 'unknown'; typed: string; near: readonly string[] };

const MOST_SUGGESTIONS = 3;
const FARTHEST = 2;

/** What a person who typed this means: the code itself, or those it may be a slip of. Never another one unasked. */
export function findCode(text: string, codes: readonly string[]): FoundCode {
  const typed = typedCode(text);
  const read = withoutLookAlikes(typed);
  const code = [typed, read].find((wanted) => codes.includes(wanted));
  if (code !== undefined) return { kind: 'found', code };
  const near = codes
    .map((known) => ({ known, slips: Math.min(editDistance(typed, known), editDistance(read, known)) }))
    .filter(({ slips }) => slips <= FARTHEST)
    .sort((a, b) => a.slips - b.slips || a.known.localeCompare(b.known))
    .slice(0, MOST_SUGGESTIONS);
  return { kind: 'unknown', typed, near: near.map(({ known }) => known) };
}

/** The code in what a camera has read: an address of a sign, of this site or another, or a bare code. */
export function codeInScan(text: string): { code: string; host?: string } | undefined {
  const [, host, code] = /^https?:\/\/([^/?#@\s]+)\/q\/([0-9a-z]{4,16})\/?(?:[?#].*)?$/i.exec(text.trim()) ?? [];
  if (code !== undefined && host !== undefined) return { code: code.toUpperCase(), host: host.toLowerCase() };
  return /^[0-9A-Z]{4,16}$/.test(text.trim()) ? { code: text.trim() } : undefined;
}
