import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EMPTY_REGISTRY, formatRegistry, parseRegistry, type RegisteredSign, type Registry } from '../qr/registry';
import { PressError } from './press-error';
import { writeFileWhole } from './write-file';

/** Published codes below the site's root. */
export const CODES_FILE = join('q', 'codes.json');

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new PressError('registry-damaged', { file }, { cause: error });
  }
}

function parsed(text: string, file: string): Registry {
  const registry = parseRegistry(text);
  if (!registry) throw new PressError('registry-damaged', { file });
  return registry;
}

/** The record of printed codes; an empty one where none was printed yet. */
export async function readRegistry(file: string): Promise<Registry> {
  const text = await readText(file);
  return text === undefined ? EMPTY_REGISTRY : parsed(text, file);
}

export const writeRegistry = (file: string, registry: Registry): Promise<void> =>
  writeFileWhole(file, formatRegistry(registry));

/** The codes of a published site; by code, as pages look them up. */
export const formatLiveCodes = ({ signs }: Registry): string =>
  JSON.stringify({ format: 1, signs: Object.fromEntries(signs.map(({ code, ...rest }) => [code, rest])) });

/** The codes that are live in a published folder: no matter what happened to the record, these were given to the world. */
export async function readLiveCodes(out: string): Promise<Registry> {
  const file = join(out, CODES_FILE);
  const text = await readText(file);
  if (text === undefined) return EMPTY_REGISTRY;
  try {
    const { signs } = JSON.parse(text) as { signs: Record<string, Omit<RegisteredSign, 'code'>> };
    const listed = Object.entries(signs).map(([code, rest]) => ({ code, ...rest }));
    return parsed(JSON.stringify({ format: 1, signs: listed }), file);
  } catch (error) {
    throw new PressError('registry-damaged', { file }, { cause: error });
  }
}
