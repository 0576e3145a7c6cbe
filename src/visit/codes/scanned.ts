import { codeInScan } from '../../qr/find-code';
import { isCheckedCode } from '../../tour/sign-code';
import { parseLink } from '../../tour/link';

/** What to do with what a camera has read. Nothing is ever opened on another site unasked. */
export type Scanned =
  | { kind: 'sign'; code: string }
  /** A view that somebody shares. */
  | { kind: 'place'; address: string }
  | { kind: 'other'; host: string; address: string }
  | { kind: 'unknown'; code: string }
  | { kind: 'strange' };

/** `codes` is undefined where the list could not be had: then the check letter decides, and the sign's own page has the last word. */
export function scanned(text: string, host: string, codes: readonly string[] | undefined): Scanned {
  const found = codeInScan(text);
  if (found) {
    const { code } = found;
    if (found.host !== undefined && found.host !== host.toLowerCase())
      return { kind: 'other', host: found.host, address: text.trim() };
    const isKnown = codes ? codes.includes(code) : isCheckedCode(code);
    return { kind: isKnown ? 'sign' : 'unknown', code };
  }
  const address = addressHere(text, host);
  return address === undefined || parseLink(address)?.tour === undefined
    ? { kind: 'strange' }
    : { kind: 'place', address };
}

/** The part of an address behind the host, if it is one of this site. */
function addressHere(text: string, host: string): string | undefined {
  const [, named, path] = /^https?:\/\/([^/?#@\s]+)(\/[^\s]*)$/i.exec(text.trim()) ?? [];
  return named?.toLowerCase() === host.toLowerCase() ? path : undefined;
}
