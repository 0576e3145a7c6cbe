import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256OfFile } from './hash';
import type { Temp } from './temp';
import { writeWhole } from './write';

interface Known {
  bytes: number;
  modifiedMs: number;
  sha256: string;
}

/** Remembers the hashes of a tour's big files, so that an unchanged one is not read again. */
export interface SourceHashes {
  of(file: string): Promise<string>;
  /** Writes down those that were asked for. */
  keep(temp: Temp): Promise<void>;
}

/** A file written to within this time of being hashed might change again without a newer time stamp. */
const UNSURE_MS = 2_000;

const isKnown = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && 'bytes' in value && 'modifiedMs' in value && 'sha256' in value;

async function readKnown(list: string): Promise<Map<string, Known>> {
  try {
    const found = Object.entries(JSON.parse(await readFile(list, 'utf8')) as object);
    return new Map(found.filter((entry): entry is [string, Known] => isKnown(entry[1])));
  } catch {
    return new Map();
  }
}

export async function readSourceHashes(cache: string, tour: string): Promise<SourceHashes> {
  const list = join(cache, `sources-${tour}.json`);
  const [before, asked] = [await readKnown(list), new Map<string, Known>()];
  return {
    of: async (file) => {
      const { size: bytes, mtimeMs: modifiedMs } = await stat(file);
      const known = before.get(file) ?? asked.get(file);
      const isSame = known?.bytes === bytes && known.modifiedMs === modifiedMs;
      const sha256 = isSame ? known.sha256 : await sha256OfFile(file);
      if (Date.now() - modifiedMs > UNSURE_MS) asked.set(file, { bytes, modifiedMs, sha256 });
      return sha256;
    },
    keep: (temp) => writeWhole(list, JSON.stringify(Object.fromEntries(asked)), temp),
  };
}
