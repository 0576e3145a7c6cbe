/* What every site's plan is drawn with. Metres, x east, y north; up is north, and there are no words on it: it is for every language. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

export const COLOURS = {
  land: '#ece6d8',
  grass: '#cfddb9',
  field: '#dfe0bd',
  wood: '#b9cfa0',
  tree: '#9cb987',
  water: '#a9cbd8',
  shallow: '#c3dde2',
  sand: '#f1e3bf',
  path: '#f8f4ea',
  road: '#dcd6ca',
  wall: '#b5694a',
  house: '#c9bda8',
  stone: '#8d8577',
  ink: '#29241e',
};

export const rect = (x0, y0, x1, y1, fill) =>
  `<rect x="${Math.min(x0, x1)}" y="${-Math.max(y0, y1)}" width="${Math.abs(x1 - x0)}" height="${Math.abs(y1 - y0)}" fill="${fill}"/>`;
export const circle = (x, y, r, fill) => `<circle cx="${x}" cy="${-y}" r="${r}" fill="${fill}"/>`;

const near = (value) => Math.round(value * 100) / 100;
const spot = ([x, y]) => `${near(x)} ${near(-y)}`;
export const polygon = (points, fill) => `<path d="M${points.map(spot).join('L')}z" fill="${fill}"/>`;

/** The outline of a smooth line through all points (Catmull–Rom as Bézier curves). */
function curve(points) {
  const at = (index) => points[Math.min(Math.max(index, 0), points.length - 1)];
  const part = (index) => {
    const [a, b, c, d] = [-1, 0, 1, 2].map((step) => at(index + step));
    return `C${spot([b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6])} ${spot([c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6])} ${spot(c)}`;
  };
  return `M${spot(points[0])}${points.slice(1).map((_, index) => part(index)).join('')}`;
}
/** A smooth shore through the first points, closed over the corners that follow. */
export const shore = (points, corners, fill) => `<path d="${curve(points)}L${corners.map(spot).join('L')}z" fill="${fill}"/>`;
/** A way or a passage of even width. */
export const band = (points, width, stroke, more = '') =>
  `<path d="${curve(points)}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
/** A way whose length or course is not known. */
export const dotted = (points, width, stroke) => band(points, width, stroke, `stroke-dasharray="0 ${width * 2.4}"`);

/** A shape drawn round 0/0, put at a place and turned to the left, as the 3D models count. */
export const placed = (x, y, degrees, shape) => `<g transform="translate(${x} ${-y}) rotate(${-degrees})">${shape}</g>`;
/** Up is north, `size` metres high. */
export const north = (x, y, size) => placed(x, y, 0, `<path transform="scale(${size / 34})" d="M0 -17l12 34-12-8-12 8z" fill="${COLOURS.ink}"/>`);

/** The same trees each time, where `free` lets them stand: no two runs differ. `loose` metres keep many of them from standing in rows. */
export const trees = ({ count, from: [x0, y0], to: [x1, y1], radius, fill = COLOURS.tree, loose = 0 }, free) =>
  Array.from({ length: count }, (_, index) => {
    const [east, north] = [Math.sin(index * 78.233), Math.sin(index * 12.9898)];
    const x = x0 + ((index * 0.7549) % 1) * (x1 - x0) + loose * east;
    const y = y0 + ((index * 0.5698) % 1) * (y1 - y0) + loose * north;
    return free(x, y) ? circle(near(x), near(y), radius * (1 + (index % 4) / 4), fill) : '';
  }).join('');

/** Writes a drawing into a tour's media, and says where the given places are on it. */
export async function draw({ tour, file, frame: [left, right, top, bottom], pixelsAMetre, places = {} }, shapes) {
  const [width, height] = [right - left, top - bottom];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${-top} ${width} ${height}"
  width="${width * pixelsAMetre}" height="${height * pixelsAMetre}">
${shapes.join('\n')}
</svg>`;
  const out = fileURLToPath(new URL(`../${tour}/media/${file}.png`, import.meta.url));
  const { size } = await sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toFile(out);
  const part = (value) => Math.round(value * 10_000) / 10_000;
  const marks = Object.entries(places).map(([scene, [x, y]]) => ({ scene, x: part((x - left) / width), y: part((top - y) / height) }));
  console.log(file, `${size} bytes`, JSON.stringify(marks));
}
