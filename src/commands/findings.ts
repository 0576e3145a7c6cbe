import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readFacts } from '../press/facts';
import { check } from '../tour/check';
import type { Issue } from '../tour/issue';
import { parseTourText } from '../tour/parse';
import { MANIFEST } from './tour-folders';
import type { Words } from './words';

/** All that `check` finds in a tour folder. */
export async function findingsOf(folder: string): Promise<Issue[]> {
  const parsed = parseTourText(await readFile(join(folder, MANIFEST), 'utf8'));
  if ('issues' in parsed && parsed.value === undefined) return parsed.issues;
  const manifest: unknown = parsed.value;
  return check({ manifest, media: await readFacts(folder, manifest), folderName: basename(resolve(folder)) });
}

/** `scenes[2].hotspots[0].to`, as editors and jq write it. */
export const formatPath = (path: Issue['path']): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`)).join('');

export const sentenceOf = (issue: Issue, words: Words): string => words(`issues:${issue.code}`, { ...issue.values });

export function formatIssue(issue: Issue, words: Words): string {
  const where = issue.path.length > 0 ? `  (${formatPath(issue.path)})` : '';
  return `  ${words(issue.severity)}: ${sentenceOf(issue, words)}${where}`;
}

export const hasErrors = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'error');
