import sharp from 'sharp';

/** Side of the blocks that are compared one by one. */
const BLOCK = 64;
/** Grey levels that two blocks may differ by, on average, and still be called equal. */
export const TOLERANCE = 2.5;
const [COLUMNS, ROWS] = [16, 24];

/** Grey picture: `data` holds one byte a pixel. */
export async function readGray(buffer, width) {
  const picture = width === undefined ? sharp(buffer) : sharp(buffer).resize(width);
  const { data, info } = await picture.removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** What the page shows over the panorama: 1 where the two pictures differ. */
export function overlayMask(withOverlay, without) {
  return withOverlay.data.map((value, i) => (Math.abs(value - without.data[i]) > 3 ? 1 : 0));
}

/** Mean of `values(i)` in each cell of a grid that covers the picture. */
function cellMeans({ width, height }, value) {
  const sums = new Float64Array(COLUMNS * ROWS);
  const counts = new Uint32Array(COLUMNS * ROWS);
  for (let y = 0; y < height; y++) {
    const row = Math.min(ROWS - 1, Math.floor((y * ROWS) / height)) * COLUMNS;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.min(COLUMNS - 1, Math.floor((x * COLUMNS) / width));
      sums[cell] += value(y * width + x);
      counts[cell]++;
    }
  }
  return sums.map((sum, cell) => sum / counts[cell]);
}

/** Share of coarse cells that already show the final picture. A page of one colour shows none, whatever the colour. */
export function shownShare(frame, final, mask) {
  const now = cellMeans(frame, (i) => frame.data[i]);
  const then = cellMeans(final, (i) => final.data[i]);
  const covered = mask ? cellMeans(final, (i) => mask[i]) : undefined;
  const cells = [...then.keys()].filter((cell) => then[cell] >= 25 && (covered?.[cell] ?? 0) < 0.1);
  const hits = cells.filter((cell) => Math.abs(now[cell] - then[cell]) < 14).map((cell) => now[cell]);
  const plain = hits.length === 0 || Math.max(...hits) - Math.min(...hits) < 12;
  return plain ? 0 : hits.length / cells.length;
}

function blockDiffers(a, b, mask, { left, top, right, bottom }, tolerance) {
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * a.width + left; i < y * a.width + right; i++) {
      if (mask?.[i]) return undefined;
      sum += Math.abs(a.data[i] - b.data[i]);
    }
  }
  return sum / ((bottom - top) * (right - left)) > tolerance;
}

/** Share of blocks, those under the page's own signs left out, that are equal in both pictures. */
export function sameBlocks(a, b, mask, tolerance = TOLERANCE) {
  if (a.width !== b.width || a.height !== b.height) return 0;
  let [same, all] = [0, 0];
  for (let top = 0; top < a.height; top += BLOCK) {
    for (let left = 0; left < a.width; left += BLOCK) {
      const block = { left, top, right: Math.min(a.width, left + BLOCK), bottom: Math.min(a.height, top + BLOCK) };
      const differs = blockDiffers(a, b, mask, block, tolerance);
      if (differs === undefined) continue;
      all++;
      if (!differs) same++;
    }
  }
  return same / Math.max(1, all);
}

/** Energy of the Laplacian: how much fine detail a picture holds. */
export function detail({ data, width, height }) {
  let [sum, count] = [0, 0];
  for (let y = 8; y < height - 8; y++) {
    for (let x = 8; x < width - 8; x++, count++) {
      const i = y * width + x;
      const laplacian = 4 * data[i] - data[i - 1] - data[i + 1] - data[i - width] - data[i + width];
      sum += laplacian * laplacian;
    }
  }
  return Math.sqrt(sum / count);
}

/** Decibels. */
export function psnr(a, b) {
  if (a.width !== b.width || a.height !== b.height) return 0;
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += (a.data[i] - b.data[i]) ** 2;
  return 10 * Math.log10(65025 / (sum / a.data.length || 1e-9));
}
