export type Path = readonly (string | number)[];

/** A finding about a tour. `code` is a key of locales' `issues.json`, which has the sentence in every language. */
export interface Issue {
  code: string;
  severity: 'error' | 'warning';
  /** Where in the manifest: keys and indexes from the top, `['scenes', 2, 'hotspots', 0, 'to']`. */
  path: Path;
  /** What the sentence fills in: names, numbers, files. `check` adds `where`, and `scene` and `hotspot` inside of these. */
  values?: Readonly<Record<string, string | number>>;
}

export const error = (code: string, path: Path, values: Issue['values'] = {}): Issue => ({
  code,
  severity: 'error',
  path,
  values,
});

export const warning = (code: string, path: Path, values: Issue['values'] = {}): Issue => ({
  code,
  severity: 'warning',
  path,
  values,
});
