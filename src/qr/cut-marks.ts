import type { Box, Shape } from './shape';

const LENGTH = 5;

/** Hair lines outside a sign, or outside a field of signs, that show where to cut. They begin `gap` away from the cut. */
export function cutMarks(
  { x, y, width, height }: Box,
  { columns, rows }: { columns: number; rows: number },
  gap: number,
): Shape[] {
  const line = (from: readonly [number, number], to: readonly [number, number]): Shape => ({
    ...{ kind: 'line', from, to },
    width: 0.1,
    stroke: '#000000',
  });
  const [right, bottom] = [x + width, y + height];
  const across = Array.from({ length: columns + 1 }, (_, index) => x + (width * index) / columns);
  const down = Array.from({ length: rows + 1 }, (_, index) => y + (height * index) / rows);
  return [
    ...across.flatMap((at) => [
      line([at, y - gap - LENGTH], [at, y - gap]),
      line([at, bottom + gap], [at, bottom + gap + LENGTH]),
    ]),
    ...down.flatMap((at) => [
      line([x - gap - LENGTH, at], [x - gap, at]),
      line([right + gap, at], [right + gap + LENGTH, at]),
    ]),
  ];
}
