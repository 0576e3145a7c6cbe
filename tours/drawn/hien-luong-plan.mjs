/*
 * Draws media/so-do.png of hien-luong-ben-hai: `node tours/drawn/hien-luong-plan.mjs`. Origin under the middle of the old bridge; places
 * as in `tours/rendered/hien_luong.py`. Sourced: length of the bridge, width of the river, what stands on which bank. The rest is its choice.
 */
import { band, circle, COLOURS, draw, north, placed, rect, shore, trees } from './plan-parts.mjs';

const FRAME = [-215, 215, 335, -270];
const [LEFT, RIGHT, TOP, BOTTOM] = FRAME;
const [BANK, HALF_BRIDGE, DECK] = [75, 89, 7];
const [BLUE, YELLOW, WHITE] = ['#4f7fb8', '#dba93c', '#fffdf6'];
const NEW_BRIDGE = -72;
const [TOWER, STATUE] = [262, -206];

/** The water's edge of the model, without its small roughness. */
const edge = (side) =>
  Array.from({ length: 23 }, (_, index) => {
    const x = LEFT - 5 + (index * (RIGHT - LEFT + 10)) / 22;
    const far = Math.min(Math.max((Math.abs(x) - 130) / 200, 0), 1);
    return [x, side * (BANK + far ** 2 * (3 - 2 * far) * 11 * Math.sin(x / 190) + 1.2 * Math.sin(x / 17 + side))];
  });
const bank = (side, grow, fill) =>
  shore(edge(side).map(([x, y]) => [x, y + side * grow]), [[RIGHT + 5, side * 400], [LEFT - 5, side * 400]], fill);

/** Rice fields outside of the park: long beds, a little turned. */
const beds = (x, y, turn) =>
  placed(x, y, turn, [-2, -1, 0, 1, 2].map((row) => rect(-42, row * 15 - 6, 42, row * 15 + 6, COLOURS.field)).join(''));

const path = (points, width = 5) => band(points, width, COLOURS.path);
const paths = [
  path([[0, 86], [0, 204]], 8),
  path([[0, -86], [0, -152]], 8),
  path([[0, 126.5], [24, 126.5]]),
  path([[0, 137], [-30, 138]]),
  path([[0, 112], [20, 108], [36, 97], [45, 93], [60, 92.5], [96, 93]], 4),
  path([[0, 178], [30, 181], [52, 186]]),
  path([[0, -112], [-24, -104], [-50, -97]], 4),
  path([[0, -112], [30, -100], [96, -96]], 4),
];

const half = (y0, y1, paint) => rect(-DECK / 2 - 2, y0, DECK / 2 + 2, y1, paint) + rect(-DECK / 2 + 1, y0, DECK / 2 - 1, y1, '#efe2cb');
const oldBridge =
  rect(-7, -97, 7, -86, COLOURS.stone) + rect(-7, 86, 7, 97, COLOURS.stone) + half(0, HALF_BRIDGE, BLUE) + half(-HALF_BRIDGE, 0, YELLOW) + rect(-6, -1.8, 6, 1.8, WHITE);
const newBridge =
  rect(NEW_BRIDGE - 7, BOTTOM, NEW_BRIDGE + 7, TOP, COLOURS.road) + rect(NEW_BRIDGE - 0.7, BOTTOM, NEW_BRIDGE + 0.7, TOP, COLOURS.path);

/** A house from above: its eaves and its ridge. */
const house = (x, y, turn, [width, depth], roof = COLOURS.wall) =>
  placed(x, y, turn, rect(-width / 2, -depth / 2, width / 2, depth / 2, roof) + rect(-width / 2 + depth / 3, -0.6, width / 2 - depth / 3, 0.6, '#8f5138'));
const square = (x, y, reach, fill) => rect(x - reach, y - reach, x + reach, y + reach, fill);

const flagTower =
  rect(-36, 201, 36, 304, COLOURS.path) + square(0, TOWER, 18, COLOURS.house) + square(0, TOWER, 13, '#d9cdb6') + square(0, TOWER, 8.6, COLOURS.house) +
  circle(0, TOWER, 4, COLOURS.stone) + `<path d="M0 ${-TOWER}v-17h18v12h-18z" fill="#c8402f" stroke="#8d2f22" stroke-width="1"/>`;
const monument =
  circle(0, STATUE + 16, 40, COLOURS.path) + circle(0, STATUE, 13, COLOURS.house) + circle(0, STATUE, 9, COLOURS.stone) +
  circle(0, STATUE, 4, '#e8e0cf');
const loudspeakers = placed(38.6, 88.6, 0, `<path d="M-2 -5h4l5 12h-14z" fill="${COLOURS.stone}"/>`) + rect(49, 84, 56, 87, COLOURS.stone);

const WAYS = [[12, 110, 9], [26, 104, 9], [36, 97, 9], [62, 92, 10], [80, 93, 10], [16, 179, 9], [30, 181, 9], [-24, -104, 9], [-40, -100, 9], [16, -106, 9], [30, -100, 9], [48, -98, 9], [64, -97, 9], [80, -97, 9]];
const SPOTS = [...WAYS, [29, 131, 18], [-40, 138, 28], [62, 196, 25], [0, 238, 52], [0, 268, 54], [0, -190, 48], [45, 92, 20], [-180, 250, 60], [178, 262, 60], [-172, -212, 60], [176, -200, 60]];
const onLawn = (x, y) =>
  Math.abs(y) > 92 && Math.abs(x) > 10 && Math.abs(x - NEW_BRIDGE) > 15 && SPOTS.every(([cx, cy, r]) => Math.hypot(x - cx, y - cy) > r);

await draw(
  {
    tour: 'hien-luong-ben-hai',
    file: 'so-do',
    frame: FRAME,
    pixelsAMetre: 2.2,
    places: { 'tren-cao': [94, 18], 'giua-cau': [0.3, 2.6], 'ky-dai': [0, 224], 'nha-lien-hop': [9.4, 127], 'dan-loa': [45.2, 89.8], 'tuong-dai': [-2.6, -174.5] },
  },
  [
    rect(LEFT, BOTTOM, RIGHT, TOP, COLOURS.water),
    bank(1, -7, COLOURS.shallow) + bank(-1, -7, COLOURS.shallow),
    bank(1, 0, COLOURS.sand) + bank(-1, 0, COLOURS.sand),
    bank(1, 5, COLOURS.grass) + bank(-1, 5, COLOURS.grass),
    beds(-180, 250, 8) + beds(178, 262, -6) + beds(-172, -212, -8) + beds(176, -200, 6),
    newBridge,
    ...paths,
    flagTower,
    monument,
    trees({ count: 420, from: [LEFT, BOTTOM], to: [RIGHT, TOP], radius: 3.2 }, onLawn),
    oldBridge,
    house(29, 131, -90, [16, 9]) + house(62, 196, -70, [32, 17]),
    house(-37, 123, 158, [15, 7]) + house(-37, 153, 22, [15, 7]) + house(-49.5, 138, 90, [15, 7]),
    rect(-5, 98, -2.6, 101, COLOURS.stone) + rect(2.6, 98, 5, 101, COLOURS.stone) + square(-9.5, 106, 2.4, COLOURS.stone),
    loudspeakers,
    north(188, -36, 26),
  ],
);
