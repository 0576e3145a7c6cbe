import { inspectTour } from '../press/read-tour';
import type { Issue } from '../tour/issue';
import { isOfRegistry } from './sign-registry';
import type { Words } from './words';

/** All that `check` finds in a tour folder. */
export const findingsOf = async (folder: string): Promise<Issue[]> => (await inspectTour(folder)).issues;

/** `scenes[2].hotspots[0].to`, as editors and jq write it. */
export const formatPath = (path: Issue['path']): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`)).join('');

export const sentenceOf = ({ code, values }: Issue, words: Words): string =>
  words(`${isOfRegistry(code) ? 'press' : 'issues'}:${code}`, { ...values });

export function formatIssue(issue: Issue, words: Words): string {
  const where = issue.path.length > 0 ? `  (${formatPath(issue.path)})` : '';
  return `  ${words(issue.severity)}: ${sentenceOf(issue, words)}${where}`;
}

export const hasErrors = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'error');
