import { readRegistry } from '../press/registry';
import { findingsOf, formatIssue, hasErrors, sentenceOf } from './findings';
import { createSignWatch, issueOfFault, REGISTRY } from './sign-registry';
import type { Terminal } from './terminal';
import { tourFolders } from './tour-folders';
import { UsageError } from './usage-error';
import type { Words } from './words';

export interface CheckOptions {
  tours: readonly string[];
  json: boolean;
  words: Words;
  terminal: Terminal;
}

/** Prints everything that is wrong with the tours; 1 when there is an error among it. */
export async function checkTours({ tours, json, words, terminal }: CheckOptions): Promise<number> {
  const folders = await tourFolders(tours);
  if (folders.length === 0) throw new UsageError('noTours');
  const signFaultsOf = createSignWatch(await readRegistry(REGISTRY));
  const reports = [];
  for (const folder of folders) {
    terminal.status(words('checking', { folder }));
    const faults = await signFaultsOf(folder);
    reports.push({ folder, issues: [...(await findingsOf(folder)), ...faults.map(issueOfFault)] });
  }
  if (json) {
    const told = reports.map(({ folder, issues }) => ({
      folder,
      issues: issues.map((issue) => ({ ...issue, message: sentenceOf(issue, words) })),
    }));
    terminal.out(JSON.stringify(told, null, 2));
  } else {
    for (const { folder, issues } of reports) {
      const errors = issues.filter(({ severity }) => severity === 'error').length;
      terminal.out(
        words(issues.length === 0 ? 'allGood' : 'found', { folder, errors, warnings: issues.length - errors }),
      );
      for (const issue of issues) terminal.out(formatIssue(issue, words));
    }
  }
  return reports.some(({ issues }) => hasErrors(issues)) ? 1 : 0;
}
