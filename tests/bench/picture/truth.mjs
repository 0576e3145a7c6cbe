import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SCREENS, VIEW } from '../conditions.mjs';
import { placesOf } from '../places.mjs';
import { CUBIC, LINEAR, render } from '../prepare/cube.mjs';
import { readGray } from './gray.mjs';

const degrees = Math.PI / 180;

/** Raw RGB of a rectilinear view drawn from the whole panorama: what a perfect viewer would show. */
export function drawView(panorama, { size, screen: { hfov, vfov }, view: { yaw, pitch }, kernel }) {
  const [across, down] = [Math.tan((hfov / 2) * degrees), Math.tan((vfov / 2) * degrees)];
  const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const direction = (x, y) => {
    const [u, v] = [(x * 2 - 1) * across, (1 - y * 2) * down];
    const [up, ahead] = [v * cp + sp, cp - v * sp];
    return [u * cy + ahead * sy, up, u * sy - ahead * cy];
  };
  return render(panorama, size, direction, kernel);
}

export async function readPanorama(file, width) {
  const picture = sharp(file, { limitInputPixels: false });
  const { data, info } = await (width ? picture.resize(width) : picture).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * The first view in the screen's device pixels, in grey, drawn in two ways: `bilinear` reads the panorama as the peers' tiles
 * were cut from it, which flatters them; `cubic` comes nearer to what the panorama holds.
 */
export async function trueViews(picture, screenName) {
  const { folder, panorama } = placesOf(picture);
  const screen = SCREENS[screenName];
  const size = { width: screen.width * screen.dpr, height: screen.height * screen.dpr };
  const views = {};
  for (const [name, kernel] of Object.entries({ bilinear: LINEAR, cubic: CUBIC })) {
    const file = join(folder, `truth-${screenName}-${name}.png`);
    if (!existsSync(file)) {
      const view = drawView(await readPanorama(panorama), { size, screen, view: VIEW, kernel });
      await writeFile(
        file,
        await sharp(view, { raw: { ...size, channels: 3 } })
          .png()
          .toBuffer(),
      );
    }
    views[name] = await readGray(await readFile(file));
  }
  return views;
}
