/** What the page asks of the tiles' worker, several at once; without an address, that an order is no longer wanted. */
export interface TileOrder {
  id: number;
  address?: string;
}

/** What comes of it: a picture that is the page's from now on, or why there is none (`LoadError.status`). */
export type TileAnswer = { id: number; bitmap: ImageBitmap } | { id: number; status: number };
