import { fetchPlan } from '../tiles/fetch-plan';
import { tileKey, type Tile } from '../tiles/pyramid';
import { LoadError } from './load-error';
import { waitAfter } from './load-bitmap';

export interface TileSource {
  load(tile: Tile, signal: AbortSignal): Promise<ImageBitmap>;
  /** Something may be taken, or asked for again. */
  changed(): void;
}

export interface ArrivedTile {
  tile: Tile;
  bitmap: ImageBitmap;
}

/** Requests under way together: more only take the line from one another. */
const MOST_LOADING = 6;
/** Asking costs the main thread milliseconds: so many are asked for in one frame. */
const STARTS_A_FRAME = 2;
/** After so many failures a tile is not worth waiting for, though it is still tried. */
const PATIENCE = 3;

/**
 * Tiles between the network and the GPU. Each is loading, arrived (decoded, until taken), waiting to be tried again, or broken
 * for good. Those that nobody wants any more are aborted.
 */
export class TileSet {
  readonly #loading = new Map<string, AbortController>();
  readonly #arrived = new Map<string, ArrivedTile>();
  readonly #failures = new Map<string, number>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #broken = new Set<string>();
  #wanted: readonly Tile[] = [];

  constructor(private readonly source: TileSource) {}

  /** Tells which tiles are wanted on the GPU and not there yet, best first. */
  aim(wanted: readonly Tile[]): void {
    this.#wanted = wanted;
    const missing = wanted.filter((tile) => this.#mayLoad(tileKey(tile)));
    const { start, abort } = fetchPlan({ missing, loading: new Set(this.#loading.keys()), most: MOST_LOADING });
    for (const key of abort) this.#loading.get(key)?.abort();
    for (const key of abort) this.#loading.delete(key);
    for (const tile of start.slice(0, STARTS_A_FRAME)) void this.#load(tile);
    if (start.length > STARTS_A_FRAME) this.source.changed();
  }

  /** The best tile that has arrived. */
  take(): ArrivedTile | undefined {
    const best = this.#wanted.find((tile) => this.#arrived.has(tileKey(tile)));
    const key = best ? tileKey(best) : this.#arrived.keys().next().value;
    if (key === undefined) return undefined;
    const arrived = this.#arrived.get(key);
    this.#arrived.delete(key);
    return arrived;
  }

  get hasArrived(): boolean {
    return this.#arrived.size > 0;
  }

  /** Broken, or so often not there that it may never be. */
  hasFailed(tile: Tile): boolean {
    return this.isBroken(tile) || (this.#failures.get(tileKey(tile)) ?? 0) >= PATIENCE;
  }

  isBroken(tile: Tile): boolean {
    return this.#broken.has(tileKey(tile));
  }

  dispose(): void {
    for (const stop of this.#loading.values()) stop.abort();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const { bitmap } of this.#arrived.values()) bitmap.close();
    this.#loading.clear();
    this.#waiting.clear();
    this.#arrived.clear();
  }

  #mayLoad(key: string): boolean {
    return !this.#arrived.has(key) && !this.#broken.has(key) && !this.#waiting.has(key);
  }

  async #load(tile: Tile): Promise<void> {
    const [key, stop] = [tileKey(tile), new AbortController()];
    this.#loading.set(key, stop);
    try {
      const bitmap = await this.source.load(tile, stop.signal);
      this.#failures.delete(key);
      this.#arrived.set(key, { tile, bitmap });
    } catch (error) {
      if (stop.signal.aborted) return;
      this.#fail(key, error);
    } finally {
      if (this.#loading.get(key) === stop) this.#loading.delete(key);
    }
    this.source.changed();
  }

  #fail(key: string, error: unknown): void {
    if (!(error instanceof LoadError && error.mayPass)) {
      this.#broken.add(key);
      return;
    }
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    const again = (): void => {
      this.#waiting.delete(key);
      this.source.changed();
    };
    this.#waiting.set(key, setTimeout(again, waitAfter(failures)));
  }
}
