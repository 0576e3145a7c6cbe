import { basename, join } from 'node:path';
import { press } from '../press/press';
import { inspectTour } from '../press/read-tour';
import { readRegistry } from '../press/registry';
import { pressSite } from '../press/site';
import type { PageWriter } from '../tour/page';
import { copyApp, readAssets } from './app';
import { formatIssue, hasErrors } from './findings';
import { showProgress } from './progress';
import { createSignWatch, REGISTRY, sentenceOfFault } from './sign-registry';
import type { Terminal } from './terminal';
import { tourFolders } from './tour-folders';
import { UsageError } from './usage-error';
import type { Words } from './words';

export interface PressOptions {
  tours: readonly string[];
  /** Folder of the built program, with the worker and the application's files. */
  build: string;
  out: string;
  origin?: string;
  /** For a folder that is opened by people and not only by servers. */
  portable?: boolean;
  /** The record of printed codes. */
  registry?: string;
  /** Address that visits through signs are told to. */
  counts?: string;
  pages: PageWriter;
  words: Words;
  terminal: Terminal;
  signal?: AbortSignal;
}

export const CACHE = join('node_modules', '.cache', 'disan360', 'press');

/** Presses the tours into `out` with the application and the catalogue; 1 when a tour has errors (the others are still pressed). */
export async function pressTours(options: PressOptions): Promise<number> {
  const { tours, build, out, pages, words, terminal, origin, counts, signal, portable = false } = options;
  const told = { ...(origin !== undefined && { origin }), ...(counts !== undefined && { counts }) };
  const folders = await tourFolders(tours);
  if (folders.length === 0 && tours.length > 0) throw new UsageError('noTours');
  const registry = await readRegistry(options.registry ?? REGISTRY);
  const assets = await readAssets(build);
  await copyApp(build, out, portable);
  const signFaultsOf = createSignWatch(registry);
  let status = 0;
  for (const folder of folders) {
    const seen = await inspectTour(folder);
    const { issues } = seen;
    for (const issue of issues) terminal.out(formatIssue(issue, words));
    const faults = hasErrors(issues) ? [] : await signFaultsOf(folder);
    for (const fault of faults) terminal.out(`  ${words('error')}: ${sentenceOfFault(fault, words)}`);
    if (hasErrors(issues) || faults.length > 0) {
      terminal.err(words('notPressed', { folder }));
      status = 1;
      continue;
    }
    const report = await press({
      folder,
      out,
      cache: CACHE,
      pages,
      assets,
      seen,
      portable,
      onProgress: showProgress(terminal, words),
      ...told,
      ...(signal && { signal }),
    });
    terminal.out(
      words('pressed', {
        tour: basename(folder),
        scenes: report.scenes,
        seconds: (report.milliseconds / 1000).toFixed(1),
      }),
    );
  }
  const site = { out, pages, assets, portable, registry, languages: pages.languages([]) };
  await pressSite({ ...site, ...told });
  return status;
}
