import type { Shelf } from '../../shelf/shelf';
import type { SignPlace } from './counting';

const KEPT_MS = 60_000;

/** Which scene each printed code stands for, from the live site's own list. */
export function createSignPlaces(shelf: Shelf, now: () => number): () => Promise<ReadonlyMap<string, SignPlace>> {
  let places: ReadonlyMap<string, SignPlace> = new Map();
  let readAt = -Infinity;
  return async () => {
    if (now() - readAt < KEPT_MS) return places;
    const file = await shelf.readLive('q/codes.json');
    const pieces: Buffer[] = [];
    if (file) for await (const piece of file.open()) pieces.push(piece as Buffer);
    const { signs = {} } = (file ? JSON.parse(Buffer.concat(pieces).toString('utf8')) : {}) as {
      signs?: Record<string, { tour: string; scene: string }>;
    };
    places = new Map(Object.entries(signs).map(([code, { tour, scene }]) => [code, { tour, scene }]));
    readAt = now();
    return places;
  };
}
