import type { Phrases } from '../ui/i18n';

/** The words around the picture. A page brings them along, so that it wakes up without a library for words. */
export const SHELL_KEYS = [
  'site',
  'notTranslated',
  'toTour',
  'languages',
  'tools',
  'pins',
  'scenes',
  'about',
  'help',
  'zoomIn',
  'zoomOut',
  'close',
  'tryAgain',
  'loading',
  'sceneFailed',
  'partFailed',
  'simple',
  'nowIn',
  'origin.rendering',
  'origin.drawing',
  'origin.archive',
] as const;

export type ShellKey = (typeof SHELL_KEYS)[number];

export type ShellWords = Readonly<Record<string, string>>;

/** Says what stands under a key, with values in place of `{{name}}`. */
export type Say = (key: ShellKey, values?: Readonly<Record<string, string>>) => string;

export const sayFrom =
  (words: ShellWords): Say =>
  (key, values = {}) =>
    (words[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** Picks the words around the picture from all of a language's. */
export function shellWords(phrases: Phrases): ShellWords {
  const wordsAt = (key: string): string => {
    const words = key.split('.').reduce<unknown>(inner, phrases);
    return typeof words === 'string' ? words : '';
  };
  return Object.fromEntries(SHELL_KEYS.map((key) => [key, wordsAt(key)]));
}
