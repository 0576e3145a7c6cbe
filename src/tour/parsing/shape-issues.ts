import type { z } from 'zod';
import { error, type Issue, type Path } from '../issue';
import { nearestWord } from '../nearest-word';
import type { Complaint } from '../shape';
import { partAt } from './part-at';

type Fault = z.core.$ZodIssue;
export type Faults = readonly Fault[];

/** Nobody means so many keys of one object; looking for what was meant takes time. */
const MOST_GUESSES = 50;

const WRONG_TYPES: Readonly<Record<string, string>> = {
  string: 'not-a-text',
  number: 'not-a-number',
  int: 'not-a-whole-number',
  boolean: 'not-yes-or-no',
  array: 'not-a-list',
  object: 'not-an-object',
  record: 'not-by-language',
};

/** What the shapes themselves say, by `complain`. */
const COMPLAINTS = [
  'not-an-id',
  'not-a-date',
  'not-a-language',
  'not-a-tour-file',
  'not-a-web-address',
  'not-a-sign-code',
  'not-a-phone-number',
  'not-a-position',
] as const;

export const SHAPE_CODES: readonly string[] = [
  ...Object.values(WRONG_TYPES),
  ...COMPLAINTS,
  'key-missing',
  'unknown-key',
  'unknown-key-near',
  'value-unknown',
  'value-unknown-near',
  'number-too-small',
  'number-too-large',
  'text-too-long',
  'list-too-short',
  'list-too-long',
  'not-understood',
];

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function complaintIn(message: string): Complaint | undefined {
  return message.startsWith('{"code":') ? (JSON.parse(message) as Complaint) : undefined;
}

function unknownKeys(fault: z.core.$ZodIssueUnrecognizedKeys): Issue[] {
  const known = String(complaintIn(fault.message)?.values.known ?? '');
  const words = known.split(', ');
  return fault.keys.map((key, index) => {
    const nearest = index < MOST_GUESSES ? nearestWord(key, words) : undefined;
    const path = [...pathOf(fault), key];
    return nearest === undefined
      ? error('unknown-key', path, { key, known })
      : error('unknown-key-near', path, { key, nearest });
  });
}

function unknownValue(value: unknown, path: Path, options: readonly unknown[]): Issue {
  const known = options.map(String);
  const nearest = nearestWord(shown(value), known);
  return nearest === undefined
    ? error('value-unknown', path, { value: shown(value), known: known.join(', ') })
    : error('value-unknown-near', path, { value: shown(value), nearest, known: known.join(', ') });
}

function missing(path: Path): Issue {
  return error('key-missing', path, { key: String(path.at(-1) ?? '') });
}

const SIZE_CODES: Readonly<Record<string, { too_small: string; too_big: string }>> = {
  string: { too_small: 'not-understood', too_big: 'text-too-long' },
  array: { too_small: 'list-too-short', too_big: 'list-too-long' },
  number: { too_small: 'number-too-small', too_big: 'number-too-large' },
  int: { too_small: 'number-too-small', too_big: 'number-too-large' },
};

function wrongSize(fault: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, path: Path, value: unknown): Issue {
  const code = SIZE_CODES[fault.origin]?.[fault.code] ?? 'not-understood';
  const limit = fault.code === 'too_big' ? { most: Number(fault.maximum) } : { least: Number(fault.minimum) };
  return error(code, path, { ...limit, ...(typeof value === 'number' && { value }) });
}

/** How far a value is from a branch of a union: keys that it lacks or has too many. */
const strangeness = (faults: Faults, value: unknown): number =>
  faults.reduce((sum, fault) => {
    if (fault.code === 'unrecognized_keys') return sum + fault.keys.length;
    return partAt(value, pathOf(fault)) === undefined ? sum + 1 : sum;
  }, 0);

/** The complaints of the one branch that was clearly meant, else that of the union as a whole. */
function unionIssues(fault: z.core.$ZodIssueInvalidUnion, path: Path, value: unknown): Issue[] {
  const byStrangeness = fault.errors
    .map((faults) => ({ faults, strangeness: strangeness(faults, value) }))
    .sort((a, b) => a.strangeness - b.strangeness);
  const [best, second] = byStrangeness;
  const hasKeys = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (hasKeys && best && (!second || best.strangeness < second.strangeness)) {
    return best.faults.flatMap((inner) =>
      issuesOf(inner, value).map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
    );
  }
  const complaint = complaintIn(fault.message);
  return [error(complaint?.code ?? 'not-understood', path, { value: shown(value) })];
}

const pathOf = (fault: Fault): (string | number)[] =>
  fault.path.map((key) => (typeof key === 'symbol' ? key.toString() : key));

function issuesOf(fault: Fault, manifest: unknown): Issue[] {
  const path = pathOf(fault);
  const value = partAt(manifest, path);
  if (fault.code === 'unrecognized_keys') return unknownKeys(fault);
  if (fault.code === 'invalid_key') return [error('not-a-language', path, { value: String(path.at(-1)) })];
  if (value === undefined) return [missing(path)];
  if (fault.code === 'invalid_type') {
    return [error(WRONG_TYPES[fault.expected] ?? 'not-understood', path, { value: shown(value) })];
  }
  if (fault.code === 'invalid_value') return [unknownValue(value, path, fault.values)];
  if (fault.code === 'invalid_union') {
    if (fault.discriminator === undefined) return unionIssues(fault, path, value);
    // zod 4 gives the options without declaring them.
    return [unknownValue(value, path, 'options' in fault && Array.isArray(fault.options) ? fault.options : [])];
  }
  const complaint = complaintIn(fault.message);
  if (complaint) return [error(complaint.code, path, { ...complaint.values, value: shown(value) })];
  if (fault.code === 'too_big' || fault.code === 'too_small') return [wrongSize(fault, path, value)];
  return [error('not-understood', path, { value: shown(value) })];
}

/** Zod's findings in our words, one for each place: what it says first says most. */
export function shapeIssues(faults: Faults, manifest: unknown): Issue[] {
  const byPlace = new Map<string, Issue>();
  for (const issue of faults.flatMap((fault) => issuesOf(fault, manifest))) {
    const place = issue.path.join('\n');
    if (!byPlace.has(place)) byPlace.set(place, issue);
  }
  return [...byPlace.values()];
}

/** The parts that must go for the rest to be sound: what is wrong, or what lacks something that it needs. */
export function faultyParts(faults: Faults, manifest: unknown): Path[] {
  return faults.flatMap((fault): Path[] => {
    const path = pathOf(fault);
    if (fault.code === 'unrecognized_keys') return fault.keys.map((key) => [...path, key]);
    return [partAt(manifest, path) === undefined ? path.slice(0, -1) : path];
  });
}
