/*
 * Draws media/so-do-nui.png and media/so-do-den.png of sam-son-truong-le: `node tours/drawn/sam-son-plans.mjs`. Origin on the rock Cổ
 * Giải; hills, shore, road and buildings as in `tours/rendered/sam_son.py`, whose places and sizes are nearly all its own choice.
 */
import { band, circle, COLOURS, draw, north, placed, polygon, rect, shore, trees } from './plan-parts.mjs';

const TOUR = 'sam-son-truong-le';
/** Hills: x, y, height, spread. */
const PEAKS = [[-85, -160, 37, 95], [-190, -300, 52, 105], [-60, -395, 40, 85], [-215, -520, 64, 118], [-400, -560, 47, 120], [-335, -745, 84.7, 140], [-175, -720, 45, 95], [-520, -830, 60, 125], [-430, -985, 70, 125], [-600, -1090, 54, 115], [-480, -1240, 64, 125], [-650, -1365, 72, 125], [-800, -1490, 56, 115], [-690, -1630, 50, 105], [-790, -1850, 41, 120]];
/** North to south: y, x of the water's edge. */
const SHORE = [[1500, 95], [700, 0], [300, -14], [160, -2], [100, 14], [66, 34], [36, 50], [8, 57], [-25, 55], [-55, 44], [-95, 38], [-200, 32], [-330, 62], [-430, 50], [-600, -18], [-760, -42], [-900, -165], [-1100, -285], [-1300, -335], [-1500, -490], [-1700, -545], [-1850, -600], [-1960, -640], [-2030, -730], [-2090, -880], [-2180, -1010], [-2400, -1090]];
const ROAD = [[-420, 40], [-330, 30], [-230, 10], [-175, -70], [-140, -170], [-118, -255], [-150, -350], [-178, -430], [-222, -492], [-300, -560], [-420, -660], [-470, -800], [-450, -900], [-520, -1010], [-520, -1120], [-560, -1260], [-720, -1400], [-740, -1560], [-745, -1700], [-765, -1800], [-757, -1880], [-747, -1910]];
const [DOC_COX, TRONG_MAI, CO_TIEN, TO_HIEN] = [[0, 8], [-195, -493], [-745, -1930], [-108, -248]];

const coast = SHORE.map(([y, x]) => [x, y]);
const inland = [[-2200, -2600], [-2200, 1600]];
const landAt = (y) => {
  const below = SHORE.findIndex(([at]) => at <= y);
  const [[y0, x0], [y1, x1]] = [SHORE[below - 1], SHORE[below]];
  return x0 + ((x1 - x0) * (y0 - y)) / (y0 - y1);
};
const coastland = (grow, fill) => shore(coast.map(([x, y]) => [x + grow, y]), inland, fill);

/** Where a hill of the model's form is at least `level` metres high. */
const reach = ([, , height, spread], level) => (height > level ? spread * (Math.log(height / level) / 0.92) ** (1 / 1.72) : 0);
const hills = (level, fill) => PEAKS.map((peak) => circle(peak[0], peak[1], Math.round(reach(peak, level)), fill)).join('');
const onHill = (x, y, level) => PEAKS.some((peak) => Math.hypot(x - peak[0], y - peak[1]) < reach(peak, level));

/** A 丁-shaped temple, its front edge at 0/0, looking down the page when not turned. */
const temple = (width, depth) =>
  rect(-width / 2, 0, width / 2, depth, COLOURS.wall) + rect(-width * 0.3, depth, width * 0.3, depth + 4.2, '#a25c40') + rect(-width * 0.26, depth + 4.2, width * 0.26, depth + 9, COLOURS.wall);

/** Blocks of houses behind the beach road, fewer away from it. */
const town = Array.from({ length: 560 }, (_, index) => {
  const [column, row] = [index % 20, Math.floor(index / 20)];
  const [x, y] = [-104 - column * 46 + (row % 3) * 5, 316 - row * 36 + (column % 2) * 12];
  const isBuilt = (index * 7) % 13 > (row < 7 ? 1 : 2 + row / 2.6);
  return isBuilt && !onHill(x, y, 3) && Math.hypot(x, y - 20) > 100 ? rect(x - 15, y - 10, x + 15, y + 10, COLOURS.house) : '';
}).join('');

/** Hills and houses end where the land does. */
const onLand = (drawn) => `<clipPath id="land">${coastland(0, COLOURS.land)}</clipPath><g clip-path="url(#land)">${drawn}</g>`;
const onRoad = (x, y) =>
  ROAD.slice(1).some(([bx, by], index) => {
    const [ax, ay] = ROAD[index];
    const along = Math.min(Math.max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0), 1);
    return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)) < 24;
  });

const northernBeach = polygon([[landAt(340) - 66, 345], ...coast.filter(([, y]) => y < 340 && y > 55).map(([x, y]) => [x, y]), [20, 62], [-22, 74], [landAt(100) - 66, 100], [landAt(160) - 66, 160]], COLOURS.sand);

const FRAME = [-960, 260, 320, -2090];
await draw(
  { tour: TOUR, file: 'so-do-nui', frame: FRAME, pixelsAMetre: 0.56, places: { 'tren-cao': [95, -22], 'bac-da': [0.3, 52.6], 'hon-trong-mai': [-197.66, -500.95], 'den-co-tien': [-742, -1936.4] } },
  [
    rect(FRAME[0], FRAME[3], FRAME[1], FRAME[2], COLOURS.water),
    coastland(34, COLOURS.shallow),
    coastland(0, COLOURS.land),
    northernBeach,
    onLand(hills(4, '#cfddb9') + hills(18, '#c0d4a8') + hills(36, '#b1c997') + hills(54, '#a3bf88') + hills(72, '#96b57b')),
    circle(4, 7, 38, '#cfddb9'),
    town,
    band([[landAt(330) - 84, 330], [landAt(200) - 84, 200], [landAt(110) - 84, 110], [-90, 70], [-160, 30], [-230, 10]], 12, COLOURS.path),
    band(ROAD, 12, COLOURS.path),
    band([[-118, -255], [-100, -250]], 9, COLOURS.path),
    placed(0, 12, 180, `<g transform="scale(3)">${temple(10, 5)}</g>`),
    placed(TO_HIEN[0], TO_HIEN[1], 270, `<g transform="scale(3)">${temple(8.6, 4.4)}</g>`),
    placed(CO_TIEN[0], CO_TIEN[1] + 4, 0, `<g transform="scale(4)">${temple(9, 4.6)}</g>`),
    circle(...TRONG_MAI, 16, COLOURS.path) + circle(TRONG_MAI[0] - 4, TRONG_MAI[1], 9, COLOURS.stone) + circle(TRONG_MAI[0] + 7, TRONG_MAI[1] + 1, 6, '#a39a8b'),
    trees({ count: 760, from: [-960, -2060], to: [60, 40], radius: 6, fill: '#8db377', loose: 34 }, (x, y) => onHill(x, y, 8) && x < landAt(y) - 20 && !onRoad(x, y) && [DOC_COX, TRONG_MAI, TO_HIEN, CO_TIEN].every(([cx, cy]) => Math.hypot(x - cx, y - cy) > 60)),
    north(170, 240, 70),
  ],
);

/** The court in 3D: stairs of 45 steps up from the square, triple gate, halls, Môn Lâu behind. */
const CLOSE = [-44, 62, 76, -32];
const steps = Array.from({ length: 23 }, (_, index) => rect(-1, 30.4 + index * 0.67, 1, 30.4 + index * 0.67 + 0.2, COLOURS.house)).join('');
const pillars = [-3.8, -1.7, 1.7, 3.8].map((x) => circle(x, 47.6, 0.5, COLOURS.wall)).join('');
const flags = [[-9.5, 24.8], [-5.5, 24.8], [5.5, 24.8], [-11.6, 19.5], [-11.6, 14.5]].map(([x, y], index) => circle(x, y, 0.45, ['#c8402f', '#dba93c', '#4f7fb8'][index % 3])).join('');
const wall = (points) => `<path d="M${points.map(([x, y]) => `${x} ${-y}`).join('L')}" fill="none" stroke="${COLOURS.house}" stroke-width="0.7"/>`;

await draw(
  { tour: TOUR, file: 'so-do-den', frame: CLOSE, pixelsAMetre: 9, places: { 'bac-da': [0.3, 52.6], 'san-den': [9.4, 16.6], 'truyen-thuyet': [0, 9.55] } },
  [
    rect(CLOSE[0], CLOSE[3], CLOSE[1], CLOSE[2], COLOURS.water),
    coastland(4, COLOURS.shallow),
    coastland(0, '#d9d3c4'),
    onLand(shore([[-50, 63], [-30, 61], [-10, 60], [14, 60], [26, 62], [36, 66], [46, 72]], [[46, 90], [-50, 90]], COLOURS.sand)),
    band([[-44, 56], [-30, 55], [-16, 55]], 6, COLOURS.path),
    placed(4, 7, 0, `<ellipse rx="38" ry="37" fill="#cfddb9"/><ellipse rx="30" ry="29" fill="#c0d4a8"/>`),
    trees({ count: 380, from: [-44, -32], to: [44, 46], radius: 0.95, fill: '#8db377', loose: 2.2 }, (x, y) => Math.hypot((x - 4) / 37, (y - 7) / 36) < 1 && (Math.abs(x) > 15 || y < -15 || y > 31) && (Math.abs(x) > 4.2 || y < 29)),
    rect(-17, 46.2, 17, 64, COLOURS.path),
    rect(-13.2, -12.5, 13.2, 28.6, COLOURS.path),
    rect(-1.5, 30, 1.5, 46, COLOURS.stone) + rect(-1, 30.2, 1, 45.6, COLOURS.path) + steps,
    wall([[-4.1, 28.6], [-13.2, 28.6], [-13.2, -12.5], [13.2, -12.5], [13.2, 28.6], [4.1, 28.6]]),
    rect(-4, 27.9, 4, 29.3, COLOURS.wall) + rect(-1.6, 27.5, 1.6, 29.7, '#a25c40'),
    pillars,
    rect(-5.9, 5.5, 5.9, 12.15, '#e3d9c4') + placed(0, 11, 180, temple(10, 5)),
    rect(-3.9, -12, 2.7, -6.4, '#e3d9c4') + rect(-3.2, -11.3, 2, -7.1, COLOURS.wall) + rect(-1.9, -10.2, 0.7, -8.2, '#a25c40'),
    rect(-0.75, 17.5, 0.75, 18.9, COLOURS.stone),
    placed(-5.4, 16.4, 29, `<ellipse rx="2" ry="1.3" fill="${COLOURS.stone}"/><ellipse rx="1" ry="0.45" fill="#6f6759"/>`),
    flags,
    north(54, 66, 7),
  ],
);
