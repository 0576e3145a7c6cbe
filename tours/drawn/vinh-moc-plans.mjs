/*
 * Draws media/so-do-doi.png and media/so-do-tang-{1,2,3}.png of dia-dao-vinh-moc: `node tours/drawn/vinh-moc-plans.mjs`. Doors, trenches
 * and rooms as in `tours/rendered/vinh_moc.py`, which assumed their places. Each piece of a level keeps the axes of its own scene; how the
 * pieces lie to each other is not known: what joins them is dotted.
 */
import { band, circle, COLOURS, dotted, draw, north, placed, rect, shore, trees } from './plan-parts.mjs';

const TOUR = 'dia-dao-vinh-moc';
const [SOIL, DUG, EDGE, WOOD, LAMP] = ['#dcc0a4', '#fbf4e6', '#a9714e', '#9a7b57', '#f0b640'];

/* On the hill: x east, y north, the shore near x = 0. */
const SEA_DOORS = [-96, -66, -38, -8, 24, 55, 86];
const HILL_DOORS = [[-150, 20], [-120, -46], [-196, -30], [-176, 70], [-112, 72], [-228, 28]];
const TRENCHES = [
  [[-144, 20], [-140, 24], [-133, 26], [-128, 34], [-120, 38], [-116, 50], [-110, 56], [-112, 66]],
  [[-133, 26], [-126, 12], [-127, 0], [-118, -12], [-121, -26], [-114, -38]],
  [[-127, 0], [-142, -8], [-156, -10], [-168, -20], [-180, -21], [-190, -30]],
  [[-128, 34], [-143, 42], [-150, 54], [-163, 56], [-170, 66]],
  [[-168, -20], [-184, 2], [-198, 6], [-206, 20], [-222, 28]],
  [[-118, -12], [-100, -18], [-88, -14]],
  [[-120, 38], [-102, 34], [-92, 40]],
];
const ROAD = [[-345, 44], [-300, 33], [-262, 26], [-232, 29]];
const waterAt = (y) =>
  20 * Math.exp(-(((y + 5) / 140) ** 2)) - 14 - 70 * (1 - Math.exp(-((y / 480) ** 2))) + 3.5 * Math.sin(y / 31) + 1.8 * Math.sin(y / 11.3 + 1);
const COAST = Array.from({ length: 45 }, (_, index) => [waterAt(220 - index * 10), 220 - index * 10]);
const coast = (grow, fill) => shore(COAST.map(([x, y]) => [x + grow, y]), [[-500, -220], [-500, 220]], fill);
/** A timber door, open to the right. */
const door = (x, y) => placed(x, y, 0, `<path d="M-3 -4.5h8v2.4h-5.4v4.2h5.4v2.4h-8z" fill="#6b4a30"/>`);
const away = (x, y, from, least) => from.every(([cx, cy]) => Math.hypot(x - cx, y - cy) > least);

const HILL = [-320, 80, 180, -170];
await draw(
  { tour: TOUR, file: 'so-do-doi', frame: HILL, pixelsAMetre: 2.2, places: { 'tren-cao': [26, 0], 'cua-ham': [-146.1, 19.95], 'cua-bien': [-22.15, -8] } },
  [
    rect(HILL[0], HILL[3], HILL[1], HILL[2], COLOURS.water),
    coast(11, COLOURS.shallow),
    coast(0, COLOURS.sand),
    coast(-14, COLOURS.grass),
    placed(-140, 0, 0, '<ellipse rx="118" ry="146" fill="#c0d4a8"/><ellipse rx="92" ry="116" fill="#b1c997"/>'),
    band(ROAD, 7, COLOURS.path),
    trees({ count: 430, from: [-320, -170], to: [-30, 180], radius: 3.4, fill: '#8db377', loose: 12 }, (x, y) =>
      away(x, y, [...TRENCHES.flat(), ...HILL_DOORS], 9) && away(x, y, ROAD, 18) && Math.hypot(x + 262, y - 6) > 22 && x < waterAt(y) - 26),
    ...TRENCHES.map((points) => band(points, 4.6, '#c78f66') + band(points, 2.2, '#8c4f31')),
    ...SEA_DOORS.map((y) => band([[waterAt(y) - 25, y], [waterAt(y) - 12, y]], 5, '#c78f66') + door(waterAt(y) - 27, y)),
    ...HILL_DOORS.map(([x, y]) => door(x, y)),
    rect(-272, -1, -252, 13, COLOURS.wall) + rect(-266, 5.4, -258, 6.6, '#8f5138'),
    north(58, 150, 24),
  ],
);

/* Underground: each scene in its own axes, metres. */
const dug = (passages) =>
  passages.map(([points, width]) => band(points, width + 0.36, EDGE)).join('') + passages.map(([points, width]) => band(points, width, DUG)).join('');
/** Steps across a way that goes up or down. */
const steps = ([[x0, y0], [x1, y1]], width, count = 9) =>
  Array.from({ length: count }, (_, index) => {
    const [part, turn] = [(index + 0.5) / count, (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI];
    return placed(x0 + part * (x1 - x0), y0 + part * (y1 - y0), turn, rect(-0.07, -width / 2, 0.07, width / 2, '#cf9f7b'));
  }).join('');
const lamp = (x, y) => circle(x, y, 0.34, '#f7dfa0') + circle(x, y, 0.16, LAMP);
const mat = (x, y) => rect(x - 0.75, y - 0.3, x + 0.75, y + 0.3, '#d9c48f');
const moved = (points, [dx, dy]) => points.map(([x, y]) => [x + dx, y + dy]);
const ground = (frame) => rect(frame[0], frame[3], frame[1], frame[2], SOIL);
const joined = (points) => dotted(points, 0.36, EDGE);

/* Level 1: down from the hill door, then the passage with its niches. */
const DOOR = [14.7, -13.8];
const NICHES = [[-1, 0.55], [1, 2.75], [-1, 4.2], [1, 6.2], [1, -0.85], [-1, -3.2]];
const FIRST = [-11, 29, 16.5, -18.5];
const TRENCH = moved([[0.6, 0], [6, 0], [9, 3.5], [14.4, 6]], DOOR);
await draw(
  { tour: TOUR, file: 'so-do-tang-1', frame: FIRST, pixelsAMetre: 22, places: { 'can-ho': [0, 0], 'cua-ham': [DOOR[0] + 3.9, DOOR[1] - 0.05] } },
  [
    ground(FIRST),
    band(TRENCH, 4.6, '#c0d4a8'),
    dug([
      [[[-3.2, 12.2], [-1.9, 10.8], [-0.85, 8.9], [-0.25, 6.6], [0, 4], [0.03, 1], [0, -2], [0.25, -4.6], [1, -6.9], [3.2, -10.6]], 1],
      ...NICHES.map(([side, y]) => [[[side * 0.4, y], [side * 1.95, y]], 0.8]),
      [moved([[0.6, 0], [-0.9, 0], [-5.2, 0], [-8.5, 1.2]], DOOR), 1.1],
    ]),
    band(TRENCH, 1.5, '#c78f66'),
    steps([[1, -6.9], [3.2, -10.6]], 0.9),
    steps(moved([[-0.9, 0], [-5.2, 0]], DOOR), 1, 11),
    placed(DOOR[0], DOOR[1], 0, rect(-0.18, -0.9, 0.18, 0.9, WOOD)),
    ...NICHES.map(([side, y]) => mat(side * 1.42, y)),
    joined([[3.5, -11.1], [4.6, -12.2], [5.8, -12.6]]),
    joined([[-3.5, 12.5], [-5.4, 14], [-8, 14.8]]),
    ...[[-0.3, 3.35], [-0.75, 7.6], [0.42, -2.9], [1.5, -7.4]].map(([x, y]) => lamp(x, y)),
  ],
);

/* Level 2: the hall with well and kitchen, and the row of small rooms. */
const ROOMS = [15, 5.5];
const SECOND = [-8, 25.5, 13.5, -7.8];
await draw(
  { tour: TOUR, file: 'so-do-tang-2', frame: SECOND, pixelsAMetre: 29, places: { 'hoi-truong': [0, 1], 'nha-ho-sinh': ROOMS } },
  [
    ground(SECOND),
    dug([
      [[[0, 2.1], [0, 8.1]], 3],
      [[[0.3, -4.3], [0, -1.6], [0, 1.2]], 1.1],
      [[[1, 2.7], [2.6, 2.7]], 1.7],
      [[[-1, 3], [-2.6, 3]], 1.8],
      [[[1, 8.2], [2.4, 8.4], [4, 9.6]], 1.1],
      [[[-1, 8.6], [-2, 8.8], [-3.6, 9.9]], 1.1],
      [moved([[-7, 0.5], [-5, 0.1], [0, 0], [5, 0.15], [7.2, 0.9]], ROOMS), 1.15],
      [moved([[0, 0.3], [0, 1.2]], ROOMS), 1.5],
      [moved([[0, 1.75], [0, 2.55]], ROOMS), 2.6],
      [moved([[3.2, -0.35], [4.2, -0.35]], ROOMS), 1.9],
      [moved([[-2.9, -0.45], [-3.6, -0.45]], ROOMS), 1.9],
      [moved([[0, -0.45], [0, -0.84]], ROOMS), 0.46],
    ]),
    steps([[-2, 8.8], [-3.6, 9.9]], 1, 5),
    circle(2.4, 2.7, 0.62, WOOD) + circle(2.4, 2.7, 0.44, COLOURS.water),
    rect(-3.1, 3.1, -1.75, 3.75, '#c78f66') + circle(-2.72, 3.38, 0.2, '#6b4a30') + circle(-2.12, 3.38, 0.2, '#6b4a30'),
    ...[4.2, 5.2, 6.2, 7.2].map((y) => rect(-1.15, y - 0.12, -0.25, y + 0.12, WOOD) + rect(0.25, y - 0.12, 1.15, y + 0.12, WOOD)),
    rect(-0.9, 9.15, 0.9, 9.32, '#ffffff'),
    placed(ROOMS[0], ROOMS[1], 0, rect(-1.03, 1.45, -0.21, 3.2, '#d9c48f') + rect(0.48, 1.45, 0.96, 2.25, '#d9c48f') + rect(3, -1.06, 4.5, -0.54, '#ffffff') + rect(-3.65, -0.79, -2.75, -0.45, WOOD)),
    joined([[4.5, 9.9], [5.7, 9.8], [6.4, 8.4], [7.4, 6.5]]),
    joined([[0.35, -4.9], [0.6, -6.2], [0.7, -7.4]]),
    joined([[-4.1, 10.2], [-5.6, 11.2], [-7, 12.6]]),
    joined(moved([[7.8, 1.2], [8.9, 2], [10.2, 3.4]], ROOMS)),
    lamp(0, 4.7) + lamp(0, 7.6) + [[0, 1.35], [2.2, 0.32], [-1.9, 0.34]].map(([x, y]) => lamp(ROOMS[0] + x, ROOMS[1] + y)).join(''),
  ],
);

/* Level 3: the deepest way, and where it comes out above the beach. */
const MOUTH = [13.95, 17];
const THIRD = [-6, 45, 25, -9];
const water = (grow) => Array.from({ length: 24 }, (_, index) => [MOUTH[0] + 26.5 + grow + Math.sin(index * 0.9) * 0.5, 30 - index * 1.8]);
const beach = (grow, fill) => shore(water(grow), [[60, -14], [60, 32]], fill);
await draw(
  { tour: TOUR, file: 'so-do-tang-3', frame: THIRD, pixelsAMetre: 19, places: { 'tang-ba': [0, 0], 'cua-bien': [MOUTH[0] - 0.95, MOUTH[1]] } },
  [
    ground(THIRD),
    beach(-13, COLOURS.sand) + beach(-3, COLOURS.shallow) + beach(0, COLOURS.water),
    dug([
      [[[-0.9, -6.3], [-0.2, -3.2], [0, -0.5], [0, 3], [0.25, 6], [0.15, 9], [-0.5, 11.5], [-1.6, 13.8]], 1.05],
      [[[0.1, 0.75], [0.75, 1.05], [3.6, 3.3], [4.4, 4.3]], 1],
      [[[-0.3, 1.1], [-1.9, 1.25]], 1.9],
      [moved([[-11, -3], [-7, -1.4], [-3.5, 0], [0.6, 0]], MOUTH), 1.15],
    ]),
    band(moved([[1.1, 0], [4, 0.1], [13, 0.3]], MOUTH), 2.6, '#d9ab84'),
    steps([[0.75, 1.05], [3.6, 3.3]], 0.95, 12),
    placed(MOUTH[0] + 0.2, MOUTH[1], 0, rect(-0.2, -1, 0.2, 1, WOOD)),
    ...[[-2.4, 0.8], [-2.4, 1.4], [-1.5, 0.55], [-1.5, 1.8]].map(([x, y]) => circle(x, y, 0.24, '#c9b183')),
    joined([[-1.9, 14.4], [-2, 15.8], [-0.6, 16.2], [1, 14.6], [2.4, 13.9]]),
    joined([[4.8, 4.8], [5.6, 6], [5.8, 7.6]]),
    joined([[-1.1, -6.9], [-1.5, -8.6]]),
    ...[[1.15, 1.5], [0.33, 4.4], [0.45, 8.3], [0.12, -3]].map(([x, y]) => lamp(x, y)),
    lamp(MOUTH[0] - 5.6, MOUTH[1] - 0.75),
    ...[[18, 5, 1.0], [16.5, 7.6, 1.0], [21, 9.5, 1.1], [15, -7, 1.0]].map(([x, y, r]) => circle(MOUTH[0] + x, MOUTH[1] + y, r, WOOD) + circle(MOUTH[0] + x, MOUTH[1] + y, r * 0.7, '#c9a877')),
  ],
);
