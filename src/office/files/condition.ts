import type { IncomingHttpHeaders } from 'node:http';

/** What a file says of itself. */
export interface Validators {
  etag: string;
  /** Whole seconds. */
  modified: number;
}

const seconds = (text: string): number => Math.floor(Date.parse(text) / 1000);

const strong = (etag: string): string => etag.replace(/^W\//, '');

/** Whether a list of ETags names this one. Weak ones count only where a difference in bytes does not matter. */
function names(list: string, etag: string, weakly: boolean): boolean {
  if (list.trim() === '*') return true;
  const listed = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return listed.some((each) => (weakly ? strong(each) === etag : each === etag));
}

/** RFC 9110, 13.2.2, with dates compared exactly: a file's time comes from its content. */
export function conditionOf(headers: IncomingHttpHeaders, { etag, modified }: Validators): 200 | 304 | 412 {
  const unmodifiedSince = headers['if-unmodified-since'];
  if (unmodifiedSince !== undefined && seconds(unmodifiedSince) < modified) return 412;
  const match = headers['if-match'];
  if (match !== undefined && !names(match, etag, false)) return 412;
  const [modifiedSince, noneMatch] = [headers['if-modified-since'], headers['if-none-match']];
  if (modifiedSince === undefined && noneMatch === undefined) return 200;
  if (modifiedSince !== undefined && seconds(modifiedSince) !== modified) return 200;
  return noneMatch !== undefined && !names(noneMatch, etag, true) ? 200 : 304;
}

/** Whether a range may be answered: with If-Range only when the file is still the one that the first part came from. */
export function rangeApplies(condition: string | string[] | undefined, { etag, modified }: Validators): boolean {
  if (typeof condition !== 'string') return condition === undefined;
  return condition.endsWith('"') ? condition === etag : seconds(condition) === modified;
}
