export type RefusalValues = Readonly<Record<string, string | number>>;

/** The office does not do what was asked. `code` is a key below `refused` in locales' office.json. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503,
    readonly code: string,
    readonly values: RefusalValues = {},
  ) {
    super(code);
  }
}
