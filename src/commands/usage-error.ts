/** The command was called wrongly, or something on the machine is missing: one sentence, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';

  /** `key` is in locales' commands.json, or `file:key` of another file. */
  constructor(
    readonly key: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(key, options);
  }
}
