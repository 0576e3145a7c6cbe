import sharp from 'sharp';
import type { Box, Shape } from '../../qr/shape';
import type { Sheet } from '../../qr/sheet';

/** Files that a sheet's pictures are made from. */
export interface PictureSources {
  scene?: Buffer;
  logo?: Buffer;
}

export interface DrawnPicture {
  type: 'jpeg' | 'png';
  bytes: Buffer;
}

/** The pictures of a sheet, cut to their boxes. */
export type DrawnPictures = ReadonlyMap<Shape, DrawnPicture>;

const DOTS_PER_INCH = 300;
const MOST_PIXELS = 2_400;

const sizeOf = ({ width, height }: Box): { width: number; height: number } => {
  const scale = Math.min(DOTS_PER_INCH / 25.4, MOST_PIXELS / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
};

async function draw(
  shape: Extract<Shape, { kind: 'picture' }>,
  sources: PictureSources,
): Promise<DrawnPicture | undefined> {
  const source = sources[shape.of];
  if (!source) return undefined;
  const picture = sharp(source, { density: DOTS_PER_INCH });
  if (shape.of === 'logo') {
    return {
      type: 'png',
      bytes: await picture
        .resize({ ...sizeOf(shape), fit: 'contain', background: '#ffffff00' })
        .png()
        .toBuffer(),
    };
  }
  const cut = picture.resize({ ...sizeOf(shape), fit: 'cover' }).flatten({ background: '#ffffff' });
  return { type: 'jpeg', bytes: await cut.jpeg({ quality: 88, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer() };
}

export async function drawPictures({ shapes }: Sheet, sources: PictureSources): Promise<DrawnPictures> {
  const drawn = new Map<Shape, DrawnPicture>();
  for (const shape of shapes) {
    const picture = shape.kind === 'picture' ? await draw(shape, sources) : undefined;
    if (picture) drawn.set(shape, picture);
  }
  return drawn;
}
