import { error, type Issue } from './issue';
import { MIGRATION_CODES } from './migrate';
import { examine } from './parsing/examine';
import { jsonFault } from './parsing/json-text';
import { SHAPE_CODES } from './parsing/shape-issues';
import type { Tour } from './tour';
import { located } from './where';

/** Of JSON; the largest tour that we know of has a twentieth of it. */
export const MOST_TEXT = 8_000_000;

export const PARSE_CODES: readonly string[] = [
  'json-broken',
  'json-ends-early',
  'key-repeated',
  'text-not-utf-8',
  'tour-text-too-long',
  'tour-too-deep',
  'tour-too-large',
  'key-forbidden',
  ...MIGRATION_CODES,
  ...SHAPE_CODES,
];

/** Either a tour, or what is wrong. `value` is what the text holds, for `check`; it is absent where the text is not JSON. */
export type Parsed =
  { tour: Tour; issues?: never; value: unknown } | { tour?: never; issues: Issue[]; value?: unknown };

/** A manifest of any format that there ever was, as a tour of today's. */
export function parseTour(value: unknown): Parsed {
  const { issues, tour, manifest } = examine(value);
  if (tour && issues.length === 0) return { tour, value };
  return { issues: issues.map((issue) => located(issue, manifest)), value };
}

function textIssue(text: string): Issue | undefined {
  if (text.length > MOST_TEXT) return error('tour-text-too-long', [], { most: MOST_TEXT / 1_000_000 });
  // What UTF-16 looks like to a reader that expects UTF-8.
  if (text.includes('\0') || text.startsWith('\uFFFD')) return error('text-not-utf-8', []);
  const fault = jsonFault(text);
  return fault && error(fault.code, [], { line: fault.line, column: fault.column, found: fault.found });
}

/** The text of a `tour.json`; a byte order mark at its start does no harm. */
export function parseTourText(text: string): Parsed {
  const plain = text.replace(/^\uFEFF/, '');
  const issue = textIssue(plain);
  return issue ? { issues: [located(issue, undefined)] } : parseTour(JSON.parse(plain));
}
