import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { check as checkTour, type CheckInput } from '../tour/check';
import type { Issue } from '../tour/issue';
import type { MediaFactsByPath } from '../tour/media-facts';
import { parseTourText } from '../tour/parse';
import type { Tour } from '../tour/tour';
import { readFacts } from './facts';
import { PressError } from './press-error';

export type Check = (input: CheckInput) => Issue[];

export interface ReadTour {
  tour: Tour;
  facts: MediaFactsByPath;
  /** Warnings; with errors there is no tour. */
  issues: Issue[];
}

async function readManifest(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'tour.json'), 'utf8');
  } catch (error) {
    throw new PressError('tour-missing', { folder }, { cause: error });
  }
}

const errorsIn = (issues: readonly Issue[]): number => issues.filter(({ severity }) => severity === 'error').length;

/** Reads a tour folder and refuses one that is not in order. */
export async function readTour(folder: string, check: Check = checkTour): Promise<ReadTour> {
  const folderName = basename(resolve(folder));
  const { tour, value, issues: faults } = parseTourText(await readManifest(folder));
  if (tour === undefined) throw new PressError('tour-has-errors', { tour: folderName, count: faults.length });
  const facts = await readFacts(folder, value);
  const issues = check({ manifest: value, media: facts, folderName });
  const count = errorsIn(issues);
  if (count > 0) throw new PressError('tour-has-errors', { tour: folderName, count });
  return { tour, facts, issues };
}
