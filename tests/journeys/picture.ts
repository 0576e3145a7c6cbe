import sharp from 'sharp';

export interface Comparison {
  /** Mean absolute difference of all channel values, 0 to 255. */
  mean: number;
  /** Share of pixels of which a channel differs by more than 16. */
  different: number;
}

/** Compares two screenshots of the same size. */
export async function compare(a: Buffer, b: Buffer): Promise<Comparison> {
  const [left, right] = await Promise.all(
    [a, b].map((file) => sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!left || !right || left.info.width !== right.info.width || left.info.height !== right.info.height) {
    throw new Error('The pictures have different sizes.');
  }
  let sum = 0;
  let different = 0;
  const pixels = left.info.width * left.info.height;
  for (let pixel = 0; pixel < pixels; pixel++) {
    let most = 0;
    for (let channel = 0; channel < 3; channel++) {
      const difference = Math.abs((left.data[pixel * 3 + channel] ?? 0) - (right.data[pixel * 3 + channel] ?? 0));
      sum += difference;
      most = Math.max(most, difference);
    }
    if (most > 16) different++;
  }
  return { mean: sum / pixels / 3, different: different / pixels };
}
