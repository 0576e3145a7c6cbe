import sharp from 'sharp';
import { SCREENS, VIEW } from '../conditions.mjs';
import { placesOf } from '../places.mjs';
import { readGray } from './gray.mjs';
import { drawView, readPanorama } from './truth.mjs';

const degrees = Math.PI / 180;
/** Frames are compared at a twelfth of the screen's CSS size: a blurred panorama counts as well as a sharp one. */
const SHRINK = 6;
const [FARTHEST, STEP] = [40, 1];

/** Median over the cells of a coarse grid: what covers a part of the picture does not count. */
function difference(a, b) {
  const side = 6;
  const [across, down] = [Math.floor(a.width / side), Math.floor(a.height / side)];
  const means = [];
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let sum = 0;
      for (let y = row * side; y < (row + 1) * side; y++) {
        for (let x = column * side; x < (column + 1) * side; x++) {
          sum += Math.abs(a.data[y * a.width + x] - b.data[y * a.width + x]);
        }
      }
      means.push(sum / (side * side));
    }
  }
  return means.sort((x, y) => x - y)[means.length >> 1];
}

/** Tells from a screenshot by how many degrees the view has been turned; undefined when it is no view of this panorama. */
export async function createYawFinder(picture, screenName) {
  const screen = SCREENS[screenName];
  const size = { width: Math.round(screen.width / SHRINK), height: Math.round(screen.height / SHRINK) };
  const panorama = await readPanorama(placesOf(picture).panorama, 1024);
  const views = [];
  for (let turned = -FARTHEST; turned <= FARTHEST; turned += STEP) {
    const view = { yaw: VIEW.yaw + turned * degrees, pitch: VIEW.pitch };
    const pixels = drawView(panorama, { size, screen, view });
    const { data } = await sharp(pixels, { raw: { ...size, channels: 3 } })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    views.push({ turned, view: { data, ...size } });
  }
  return async (frame) => {
    const small = await readGray(frame, size.width);
    if (small.height !== size.height) return undefined;
    const scores = views.map(({ turned, view }) => ({ turned, score: difference(small, view) }));
    const home = scores.find(({ turned }) => turned === 0).score;
    const best = scores.reduce((a, b) => (b.score < a.score ? b : a));
    return best.score < 12 ? { ...best, home } : undefined;
  };
}
