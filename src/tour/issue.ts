/** A finding about a tour. `code` is a key of locales' `issues.json`, which has the sentence in every language. */
export interface Issue {
  code: string;
  severity: 'error' | 'warning';
  /** Where in the manifest: keys and indexes from the top, `['scenes', 2, 'hotspots', 0, 'to']`. */
  path: readonly (string | number)[];
  /** What the sentence fills in: names, numbers, files. */
  values?: Readonly<Record<string, string | number>>;
}
