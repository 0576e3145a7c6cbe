/** Rows of sRGB triples, top first, in memory that all workers see. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array<SharedArrayBuffer>;
}

const CHANNELS = 3;

export const createPixels = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8Array(new SharedArrayBuffer(width * height * CHANNELS)),
});

/** Shared memory for one panorama after the other. What was let go of is collected too late to count on. */
export interface Memory {
  /** Begins anew, with room for pictures of these sizes together. Pictures taken before are overwritten. */
  reserve(sizes: readonly { width: number; height: number }[]): void;
  take(width: number, height: number): Pixels;
}

export function createMemory(): Memory {
  let [buffer, used] = [new SharedArrayBuffer(0), 0];
  return {
    reserve: (sizes) => {
      const bytes = sizes.reduce((sum, { width, height }) => sum + width * height * CHANNELS, 0);
      if (bytes > buffer.byteLength) buffer = new SharedArrayBuffer(bytes);
      used = 0;
    },
    take: (width, height) => {
      const data = new Uint8Array(buffer, used, width * height * CHANNELS);
      used += data.length;
      return { width, height, data };
    },
  };
}
