import sharp, { type Sharp } from 'sharp';

interface Page {
  width: number;
  height: number;
}

/** Draws an SVG page, measured in millimetres, with so many pixels a millimetre. */
export function drawSvg(svg: string, { width, height }: Page, scale: number): Sharp {
  // sharp applies the density twice to files measured in millimetres: by their unit, and against 72 dots an inch.
  const density = Math.sqrt(72 * 25.4 * scale);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return sharp(Buffer.from(svg), { density, limitInputPixels: false, unlimited: true })
    .resize({ ...size, fit: 'fill' })
    .flatten({ background: '#ffffff' });
}
