export type PackageFaultCode =
  | 'not-a-package'
  | 'package-damaged'
  | 'package-locked'
  | 'package-too-many'
  | 'package-too-large'
  | 'package-bomb'
  | 'package-hides'
  | 'package-method'
  | 'name-unsafe'
  | 'name-too-long'
  | 'name-twice'
  | 'name-undecided'
  | 'file-kind'
  | 'file-special'
  | 'file-disguised'
  | 'no-tour'
  | 'several-tours'
  | 'hash-differs';

/** Why a package is not taken in at all. `code` is a key below `package` in locales' office.json. */
export class PackageFault extends Error {
  override readonly name = 'PackageFault';

  constructor(
    readonly code: PackageFaultCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
