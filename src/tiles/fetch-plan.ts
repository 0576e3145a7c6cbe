import { tileKey, type Tile } from './pyramid';

export interface FetchPlan {
  /** To be asked for now, in this order. */
  start: readonly Tile[];
  /** Keys of requests that nobody waits for any more. */
  abort: readonly string[];
}

export interface FetchNeeds {
  /** Tiles of the view that are not here yet, best first. */
  missing: readonly Tile[];
  /** Keys of the tiles that are on their way. */
  loading: ReadonlySet<string>;
  /** Requests that may be under way together. */
  most: number;
}

/** Keeps the best tiles of the present view under way; what has left the view makes room at once. */
export function fetchPlan({ missing, loading, most }: FetchNeeds): FetchPlan {
  const wanted = new Set(missing.map(tileKey));
  const abort = [...loading].filter((key) => !wanted.has(key));
  const room = most - (loading.size - abort.length);
  const start = missing.filter((tile) => !loading.has(tileKey(tile))).slice(0, Math.max(room, 0));
  return { start, abort };
}
