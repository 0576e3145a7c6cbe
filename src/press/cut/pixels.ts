/** Rows of sRGB triples, top first, in memory that all workers see. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array<SharedArrayBuffer>;
}

export const createPixels = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8Array(new SharedArrayBuffer(width * height * 3)),
});
