import { RULES } from './checks/list';
import { Subject } from './checks/subject';
import { error, warning, type Issue, type Path } from './issue';
import type { MediaFactsByPath } from './media-facts';
import { PARSE_CODES } from './parse';
import { examine, type Examined } from './parsing/examine';
import { located } from './where';

export interface CheckInput {
  /** What `tour.json` holds: anything. */
  manifest: unknown;
  /** Facts about the files that it names. */
  media: MediaFactsByPath;
  /** The folder that it lies in, where it lies in one. */
  folderName?: string;
}

/** More than anybody reads; what is left off is counted. */
const MOST_FINDINGS = 1_000;

/** Every code that `check` or `parse` can yield. */
export const ISSUE_CODES: ReadonlySet<string> = new Set([
  ...PARSE_CODES,
  ...RULES.flatMap(({ codes }) => codes),
  'findings-left-off',
]);

/** The tour as a whole first, then scene by scene, in each the scene itself before its hotspots. */
function rank({ path }: Issue): number {
  const [list, scene, part, hotspot] = path;
  if (list !== 'scenes' || typeof scene !== 'number') return 0;
  return 1 + scene + (part === 'hotspots' && typeof hotspot === 'number' ? (hotspot + 1) / 1_000_000 : 0);
}

function shorten(issues: readonly Issue[]): Issue[] {
  const rest = issues.slice(MOST_FINDINGS);
  if (rest.length === 0) return [...issues];
  const say = rest.some(({ severity }) => severity === 'error') ? error : warning;
  return [...issues.slice(0, MOST_FINDINGS), say('findings-left-off', [], { count: rest.length })];
}

const placeKey = (path: Path): string => path.join('\n');

/** The faulty places and all that they lie in: what a rule misses there was left out for its fault. */
function placesAround(issues: readonly Issue[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { path } of issues) {
    const keys = path.map(String);
    for (let around = placeKey(path); keys.length > 0 && !places.has(around); around = keys.join('\n')) {
      places.add(around);
      keys.pop();
    }
  }
  return places;
}

/** What the rules say of the sound part of a tour. */
function* ruleIssues(subject: Subject, { issues, whole }: Examined): Iterable<Issue> {
  const faulty = placesAround(issues);
  for (const rule of RULES) {
    for (const issue of rule.find(subject)) {
      const path = whole(issue.path);
      if (faulty.size === 0 || !faulty.has(placeKey(path))) yield { ...issue, path };
    }
  }
}

/** Everything that is wrong with a tour, at once. Never throws, whatever JSON the manifest holds. */
export function check({ manifest: given, media, folderName }: CheckInput): Issue[] {
  const examined = examine(given);
  const { issues, manifest, tour } = examined;
  const subject = tour && new Subject({ tour, media, folderName, whole: issues.length === 0, manifest });
  const all = subject ? [...issues, ...ruleIssues(subject, examined)] : issues;
  const ranked = all.map((issue) => ({ issue, rank: rank(issue) })).sort((a, b) => a.rank - b.rank);
  return shorten(ranked.map(({ issue }) => issue)).map((issue) => located(issue, manifest));
}
