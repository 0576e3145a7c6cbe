/** The files of a whole panorama of 16,384 pixels, and little beside what its pixels take. */
const MOST_BYTES = 12_000_000;

/** Files as they came over the line, so that who turns back waits for no network. The oldest go first. */
export class TileFiles {
  readonly #files = new Map<string, Blob>();
  #bytes = 0;

  constructor(private readonly most = MOST_BYTES) {}

  get(key: string): Blob | undefined {
    return this.#files.get(key);
  }

  keep(key: string, file: Blob): void {
    this.#bytes += file.size - (this.#files.get(key)?.size ?? 0);
    this.#files.set(key, file);
    for (const [oldest, { size }] of this.#files) {
      if (this.#bytes <= this.most) break;
      this.#bytes -= size;
      this.#files.delete(oldest);
    }
  }
}
