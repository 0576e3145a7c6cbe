import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grown, registryFaults, type Registry, type RegistryFault } from '../qr/registry';
import { error, type Issue } from '../tour/issue';
import { parseTourText } from '../tour/parse';
import { MANIFEST } from './tour-folders';
import type { Words } from './words';

/** The record of all printed codes, one per installation, beside the tours. */
export const REGISTRY = join('tours', 'signs.json');

export const sentenceOfFault = ({ code, ...values }: RegistryFault, words: Words): string =>
  words(`press:${code}`, values);

/** The same as `check` tells it. */
export const issueOfFault = ({ code, ...values }: RegistryFault): Issue => error(code, ['signs'], values);

const FAULTS: readonly string[] = ['sign-lost', 'sign-moved', 'sign-unregistered'] satisfies RegistryFault['code'][];
export const isOfRegistry = (code: string): boolean => FAULTS.includes(code);

/**
 * Says of one tour folder after another what would become of printed codes if it were published as it is. What one tour has,
 * the next may not take.
 */
export function createSignWatch(registry: Registry): (folder: string) => Promise<RegistryFault[]> {
  let known = registry;
  return async (folder) => {
    const { tour } = parseTourText(await readFile(join(folder, MANIFEST), 'utf8'));
    if (!tour) return [];
    const faults = registryFaults(known, [tour]);
    known = grown(known, [tour]);
    return faults;
  };
}
