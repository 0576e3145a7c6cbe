import sharp from 'sharp';

/** In this many cells across and down a picture is told; letters that lie a fraction of a pixel elsewhere do not show. */
const CELLS = { width: 48, height: 64 };

/** A screenshot as a small picture, which is what is stored. */
export const small = (shot: Buffer): Promise<Buffer> =>
  sharp(shot)
    .removeAlpha()
    .resize({ ...CELLS, fit: 'fill', kernel: 'linear' })
    .png({ palette: false, compressionLevel: 9 })
    .toBuffer();

export interface Difference {
  /** Of 255, over all cells. */
  mean: number;
  /** Part of the cells that differ by more than an eighth of the scale. */
  far: number;
}

const FAR = 32;

export async function difference(one: Buffer, other: Buffer): Promise<Difference> {
  const [a, b] = await Promise.all([one, other].map((picture) => sharp(picture).removeAlpha().raw().toBuffer()));
  if (!a || !b || a.length !== b.length) return { mean: 255, far: 1 };
  let [sum, far] = [0, 0];
  for (let at = 0; at < a.length; at += 3) {
    const apart = [0, 1, 2].map((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)));
    sum += apart.reduce((total, value) => total + value, 0) / 3;
    if (Math.max(...apart) > FAR) far++;
  }
  const cells = a.length / 3;
  return { mean: sum / cells, far: far / cells };
}
