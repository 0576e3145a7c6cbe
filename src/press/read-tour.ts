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

/** What was found out about a tour folder. */
export interface Inspection {
  /** Of the manifest that was judged. */
  text: string;
  /** Undefined when its shape is wrong. */
  tour: Tour | undefined;
  facts: MediaFactsByPath;
  issues: Issue[];
}

const nameOf = (folder: string): string => basename(resolve(folder));

async function inspect(text: string, folder: string, check: Check): Promise<Inspection> {
  const { tour, value, issues } = parseTourText(text);
  if (value === undefined) return { text, tour, facts: new Map(), issues: issues ?? [] };
  const facts = await readFacts(folder, value);
  return { text, tour, facts, issues: check({ manifest: value, media: facts, folderName: nameOf(folder) }) };
}

/** Looks at all that a tour folder holds, and judges it. Throws only when there is no manifest to read. */
export const inspectTour = async (folder: string, check: Check = checkTour): Promise<Inspection> =>
  inspect(await readFile(join(folder, 'tour.json'), 'utf8'), folder, check);

async function readManifest(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'tour.json'), 'utf8');
  } catch (error) {
    throw new PressError('tour-missing', { folder }, { cause: error });
  }
}

const errorsIn = (issues: readonly Issue[]): number => issues.filter(({ severity }) => severity === 'error').length;

/** Reads a tour folder and refuses one that is not in order. Who has `seen` this very manifest need not judge it again. */
export async function readTour(folder: string, check: Check = checkTour, seen?: Inspection): Promise<ReadTour> {
  const text = await readManifest(folder);
  const { tour, facts, issues } = seen?.text === text ? seen : await inspect(text, folder, check);
  const count = errorsIn(issues);
  if (tour === undefined || count > 0)
    throw new PressError('tour-has-errors', { tour: nameOf(folder), count: Math.max(count, 1) });
  return { tour, facts, issues };
}
