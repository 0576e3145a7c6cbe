/*
 * Draws media/so-do.png of thanh-co-quang-tri: `node tours/drawn/site-plan.mjs`. Metres, x east, y north, from the middle of the
 * square. Side, wall and moat are the sourced figures of the 3D model; bastions, paths, museum, tower and river bank are its choices.
 */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const [LEFT, RIGHT, TOP, BOTTOM] = [-850, 310, 345, -345];
const [SIDE, WALL, BERM, MOAT, BASTION] = [520, 12.75, 6, 18, 40];
const PIXELS_A_METRE = 1.5;
const COLOURS = {
  land: '#ece6d8',
  grass: '#cfddb9',
  water: '#a9cbd8',
  wall: '#b5694a',
  path: '#f8f4ea',
  house: '#c9bda8',
  stone: '#8d8577',
  tree: '#9cb987',
};

const rect = (x0, y0, x1, y1, fill) =>
  `<rect x="${Math.min(x0, x1)}" y="${-Math.max(y0, y1)}" width="${Math.abs(x1 - x0)}" height="${Math.abs(y1 - y0)}" fill="${fill}"/>`;
const circle = (x, y, r, fill) => `<circle cx="${x}" cy="${-y}" r="${r}" fill="${fill}"/>`;

/** A square ring with square bastions at its corners, `grow` metres outside of the wall's outer face. */
function fort(grow, fill) {
  const half = SIDE / 2 + grow;
  const corner = (sx, sy) => {
    const [x, y] = [(sx * SIDE) / 2, (sy * SIDE) / 2];
    const reach = BASTION / 2 + grow;
    return rect(x - reach, y - reach, x + reach, y + reach, fill);
  };
  return rect(-half, -half, half, half, fill) + [-1, 1].flatMap((sx) => [-1, 1].map((sy) => corner(sx, sy))).join('');
}

const gates = [0, 1, 2, 3]
  .map((turn) => `<g transform="rotate(${turn * 90})">${rect(-6, 235, 6, 330, COLOURS.path)}${rect(-14, 244, 14, 266, COLOURS.stone)}</g>`)
  .join('');

/** The same trees each time: no two runs differ. */
const trees = Array.from({ length: 150 }, (_, index) => {
  const [x, y] = [((index * 0.7549) % 1) * 460 - 230, ((index * 0.5698) % 1) * 460 - 230];
  const onPath = Math.abs(x) < 16 || Math.abs(y) < 16 || Math.hypot(x, y) < 48;
  const onHouse = x > -150 && x < -90 && y > -140 && y < -80;
  return onPath || onHouse ? '' : circle(x, y, 4 + (index % 4), COLOURS.tree);
}).join('');

const river = `<path d="M${LEFT} ${-TOP}H-790C-760 -180 -790 -60 -752 0S-775 210 -745 ${-BOTTOM}H${LEFT}z" fill="${COLOURS.water}"/>`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${LEFT} ${-TOP} ${RIGHT - LEFT} ${TOP - BOTTOM}"
  width="${(RIGHT - LEFT) * PIXELS_A_METRE}" height="${(TOP - BOTTOM) * PIXELS_A_METRE}">
${rect(LEFT, BOTTOM, RIGHT, TOP, COLOURS.land)}
${river}
${rect(-750, -7, -270, 7, COLOURS.path)}
${rect(-500, -40, -440, 60, COLOURS.path)}
${fort(BERM + MOAT, COLOURS.water)}
${fort(BERM, COLOURS.grass)}
${fort(0, COLOURS.wall)}
${fort(-WALL, COLOURS.grass)}
${rect(-6, -240, 6, 240, COLOURS.path)}${rect(-240, -6, 240, 6, COLOURS.path)}
${trees}
${gates}
${circle(0, 0, 42, COLOURS.path)}${circle(0, 0, 26, COLOURS.stone)}${circle(0, 0, 15, COLOURS.tree)}
${rect(-126, -129, -110, -91, COLOURS.house)}
${rect(-479, 17, -461, 35, COLOURS.stone)}
${rect(-752, -9, -736, 9, COLOURS.stone)}
<path d="M-640 270l12 34-12-8-12 8z" fill="#29241e"/>
</svg>`;

const out = fileURLToPath(new URL('../thanh-co-quang-tri/media/so-do.png', import.meta.url));
await sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toFile(out);
