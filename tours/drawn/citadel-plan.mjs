/*
 * Draws media/so-do.png of thanh-co-quang-tri: `node tours/drawn/citadel-plan.mjs`. Origin in the middle of the square. Side, wall and
 * moat are the sourced figures of the 3D model; bastions, paths, museum, tower and river bank are its choices.
 */
import { circle, COLOURS, draw, north, placed, rect, trees } from './plan-parts.mjs';

const FRAME = [-850, 310, 345, -345];
const [LEFT, RIGHT, TOP, BOTTOM] = FRAME;
const [SIDE, WALL, BERM, MOAT, BASTION] = [520, 12.75, 6, 18, 40];

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

const gate = rect(-6, 235, 6, 330, COLOURS.path) + rect(-14, 244, 14, 266, COLOURS.stone);
const river = `<path d="M${LEFT} ${-TOP}H-790C-760 -180 -790 -60 -752 0S-775 210 -745 ${-BOTTOM}H${LEFT}z" fill="${COLOURS.water}"/>`;

const onLawn = (x, y) => {
  const onPath = Math.abs(x) < 16 || Math.abs(y) < 16 || Math.hypot(x, y) < 48;
  const onHouse = x > -150 && x < -90 && y > -140 && y < -80;
  return !onPath && !onHouse;
};

await draw({ tour: 'thanh-co-quang-tri', file: 'so-do', frame: FRAME, pixelsAMetre: 1.5 }, [
  rect(LEFT, BOTTOM, RIGHT, TOP, COLOURS.land),
  river,
  rect(-750, -7, -270, 7, COLOURS.path),
  rect(-500, -40, -440, 60, COLOURS.path),
  fort(BERM + MOAT, COLOURS.water),
  fort(BERM, COLOURS.grass),
  fort(0, COLOURS.wall),
  fort(-WALL, COLOURS.grass),
  rect(-6, -240, 6, 240, COLOURS.path) + rect(-240, -6, 240, 6, COLOURS.path),
  trees({ count: 150, from: [-230, -230], to: [230, 230], radius: 4 }, onLawn),
  ...[0, 90, 180, 270].map((turn) => placed(0, 0, turn, gate)),
  circle(0, 0, 42, COLOURS.path) + circle(0, 0, 26, COLOURS.stone) + circle(0, 0, 15, COLOURS.tree),
  rect(-126, -129, -110, -91, COLOURS.house),
  rect(-479, 17, -461, 35, COLOURS.stone),
  rect(-752, -9, -736, 9, COLOURS.stone),
  north(-640, -287, 34),
]);
