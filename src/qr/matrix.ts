import { encode } from 'uqr';

/** White around the symbol that readers need, in modules (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

export interface Matrix {
  /** Modules along a side, without the quiet zone. */
  size: number;
  isDark(column: number, row: number): boolean;
}

/** The strongest correction: a third of the symbol may be scratched or dirty. */
export function signMatrix(text: string): Matrix {
  const { data, size } = encode(text, { ecc: 'H', boostEcc: false, border: 0 });
  return { size, isDark: (column, row) => data[row]?.[column] === true };
}

/** For a screen, which nothing scratches: coarser modules, that a camera sees from farther away. */
export function shownMatrix(text: string): Matrix {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { size, isDark: (column, row) => data[row]?.[column] === true };
}

/** Smallest matrix: everything in capitals, which hosts and our own paths do not mind. */
export const printedAddress = (origin: string, path: string): string => (origin + path).toUpperCase();

type Point = readonly [number, number];

/** Edges of dark modules, with the dark side on the right, by the corner that they begin at. */
function edgesOf({ size, isDark }: Matrix): Map<string, Point[]> {
  const edges = new Map<string, Point[]>();
  const add = (from: Point, to: Point): void => {
    const key = from.join();
    edges.set(key, [...(edges.get(key) ?? []), to]);
  };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(column, row)) continue;
      if (!isDark(column, row - 1)) add([column, row], [column + 1, row]);
      if (!isDark(column + 1, row)) add([column + 1, row], [column + 1, row + 1]);
      if (!isDark(column, row + 1)) add([column + 1, row + 1], [column, row + 1]);
      if (!isDark(column - 1, row)) add([column, row + 1], [column, row]);
    }
  }
  return edges;
}

const isStraight = (a: Point, b: Point, c: Point): boolean =>
  (a[0] === b[0] && b[0] === c[0]) || (a[1] === b[1] && b[1] === c[1]);

/** Outlines of the dark areas, one unit a module. Areas are drawn whole: single squares side by side show hairlines in print. */
export function outlines(matrix: Matrix): Point[][] {
  const edges = edgesOf(matrix);
  const loops: Point[][] = [];
  for (const [start, ends] of edges) {
    while (ends.length > 0) {
      const [x = 0, y = 0] = start.split(',').map(Number);
      const loop: Point[] = [[x, y]];
      for (let next = ends.pop(); next && next.join() !== start; next = edges.get(next.join())?.pop()) loop.push(next);
      const at = (index: number): Point => loop[(index + loop.length) % loop.length] ?? [0, 0];
      loops.push(loop.filter((point, index) => !isStraight(at(index - 1), point, at(index + 1))));
    }
  }
  return loops;
}

const short = (value: number): string => String(Math.round(value * 1_000) / 1_000);

/** An SVG path of the symbol: its corner at (x, y), `side` long without the quiet zone. Filled by the non-zero rule. */
export function matrixPath(matrix: Matrix, { x, y, side }: { x: number; y: number; side: number }): string {
  const scale = side / matrix.size;
  const place = ([column, row]: Point): string => `${short(x + column * scale)} ${short(y + row * scale)}`;
  return outlines(matrix)
    .map((loop) => `M${loop.map(place).join('L')}Z`)
    .join('');
}
