import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registryFaults, type Registry, type RegistryFault } from '../qr/registry';
import { parseTourText } from '../tour/parse';
import { MANIFEST } from './tour-folders';
import type { Words } from './words';

/** The record of all printed codes, one per installation, beside the tours. */
export const REGISTRY = join('tours', 'signs.json');

export const sentenceOfFault = ({ code, ...values }: RegistryFault, words: Words): string =>
  words(`press:${code}`, values);

/** What would become of printed codes if this tour were published as it is. */
export async function signFaultsOf(folder: string, registry: Registry): Promise<RegistryFault[]> {
  const { tour } = parseTourText(await readFile(join(folder, MANIFEST), 'utf8'));
  return tour ? registryFaults(registry, [tour]) : [];
}
