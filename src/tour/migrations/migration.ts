/** Brings a manifest up by one format. */
export interface Migration {
  /** The format that it starts from; what it returns is of the next one. */
  from: number;
  /** Gets whatever was in the file, unchecked, and must take all of it; returns a new object. `format` is set for it. */
  bringUp(manifest: Readonly<Record<string, unknown>>): Record<string, unknown>;
}
