import type { Text } from '../tour/text';

/** What the site tells of its codes in `/q/codes.json`, for those who type one. */
export type KnownCodes = Readonly<Record<string, { title: Text; tourTitle: Text }>>;

const isKnownCodes = (value: unknown): value is { signs: KnownCodes } =>
  typeof value === 'object' && value !== null && 'signs' in value && typeof value.signs === 'object';

export async function loadKnownCodes(): Promise<KnownCodes> {
  const response = await fetch('/q/codes.json');
  const value: unknown = response.ok ? await response.json() : undefined;
  if (!isKnownCodes(value)) throw new Error('/q/codes.json is no list of codes.');
  return value.signs;
}
