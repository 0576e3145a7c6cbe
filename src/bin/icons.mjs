import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './say.mjs';

/* Draws the icons of the installed application from public/favicon.svg: `node src/bin/icons.mjs`. */

const drawing = readFileSync(join(root, 'public/favicon.svg'));
const GROUND = '#35573c';

const draw = (size) => sharp(drawing, { density: (72 * size) / 32 }).resize(size, size);

for (const size of [192, 512]) {
  await draw(size)
    .png({ palette: true })
    .toFile(join(root, `public/icons/icon-${size}.png`));
  // Launchers cut maskable icons to shapes of their own: what matters keeps to the middle, where the drawing itself sits low.
  const inner = Math.round(size * 0.78);
  const middle = await draw(inner).png().toBuffer();
  const [left, top] = [Math.round((size - inner) / 2), Math.round((size - inner) / 2 - size * 0.055)];
  await sharp({ create: { width: size, height: size, channels: 4, background: GROUND } })
    .composite([{ input: middle, left, top }])
    .png({ palette: true })
    .toFile(join(root, `public/icons/maskable-${size}.png`));
}
