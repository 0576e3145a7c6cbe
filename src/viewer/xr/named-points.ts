import { toRadians, wrapYaw, type Degrees } from '../../tour/angle';
import type { SignPoint } from './sign-paper';

/** Of a sign's paper, which is 512 wide: its dot, where its name begins below the dot's middle, a letter and a line of it. */
const PAPER = 512;
const [DOT, BELOW, LETTER, LINE, MOST_WIDE, EDGE] = [46, 52, 17, 46, 460, 20];

interface Area {
  yaw: Degrees;
  top: Degrees;
  bottom: Degrees;
  half: Degrees;
}

function overlap(a: Area, b: Area): boolean {
  const apart = Math.abs(wrapYaw(a.yaw - b.yaw)) * Math.cos(toRadians((a.top + b.top) / 2));
  return apart < a.half + b.half && a.bottom < b.top && b.bottom < a.top;
}

function nameArea({ at, title }: SignPoint, wide: Degrees): Area {
  const long = title.length * LETTER;
  const [width, lines] = [Math.min(long, MOST_WIDE) + 2 * EDGE, long > MOST_WIDE ? 2 : 1];
  const top = at.pitch - (BELOW * wide) / PAPER;
  return { yaw: at.yaw, top, bottom: top - ((lines * LINE + 16) * wide) / PAPER, half: (width * wide) / PAPER / 2 };
}

function dotArea({ at: { yaw, pitch } }: SignPoint, wide: Degrees): Area {
  const half = (DOT * wide) / PAPER;
  return { yaw, top: pitch + half, bottom: pitch - half, half };
}

/** Whose names have room beside each other, when a sign is so many degrees wide; ways on go first. */
export function namedPoints(points: readonly SignPoint[], wide: Degrees): ReadonlySet<string> {
  const named = new Set<string>();
  const taken: Area[] = [];
  const order = [...points].sort((a, b) => Number(a.kind === 'words') - Number(b.kind === 'words'));
  for (const point of order) {
    const area = nameArea(point, wide);
    const isCovering = points.some((other) => other !== point && overlap(area, dotArea(other, wide)));
    if (isCovering || taken.some((other) => overlap(area, other))) continue;
    taken.push(area);
    named.add(point.id);
  }
  return named;
}
