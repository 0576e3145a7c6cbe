import { spacedCode } from '../tour/sign-code';
import { INK, SOFT } from './ink';
import { matrixPath } from './matrix';
import { fitted, type Measure, type Shape, type Weight } from './shape';
import { scanDistance, type Laid, type SignContent } from './sign-content';

/** Measures on the plaque of 60 × 80 mm. */
const PLAQUE = 60;
const SIDE = 42;
const TOP = 5.7;
const LEAST_LETTER = 1.9;

/** Plaque and sticker: no room for a picture, every letter that is left is needed. */
export function layPlaque(content: SignContent, page: { width: number; height: number }, measure: Measure): Laid {
  const scale = page.width / PLAQUE;
  const { code, matrix, words } = content;
  const [main, other] = words;
  const side = SIDE * scale;
  const symbol = { x: (page.width - side) / 2, y: TOP * scale, width: side, height: side };
  const shapes: Shape[] = [
    { kind: 'path', d: matrixPath(matrix, { x: symbol.x, y: symbol.y, side }), fill: '#000000' },
  ];
  const write = (
    text: string,
    line: { y: number; size: number; weight: Weight; fill: string; spacing?: number },
  ): void => {
    const size = Math.max(line.size * scale, LEAST_LETTER);
    const fit = fitted(text, { width: (PLAQUE - 6) * scale, size, weight: line.weight, most: 1 }, measure);
    shapes.push({
      ...{ kind: 'text', anchor: 'middle', weight: line.weight, fill: line.fill },
      ...{ text: fit.lines[0] ?? '', size: fit.size, x: page.width / 2, y: line.y * scale },
      ...(line.spacing !== undefined && { spacing: line.spacing }),
    });
  };
  write(main?.scene ?? '', { y: 57.2, size: 4, weight: 'semibold', fill: INK });
  write(other?.scene ?? '', { y: 61.6, size: 2.9, weight: 'regular', fill: INK });
  write(spacedCode(code), { y: 68.2, size: 5, weight: 'semibold', fill: INK, spacing: 0.12 });
  write(words.map(({ scanShort }) => scanShort).join(' · '), { y: 72.5, size: 2.5, weight: 'regular', fill: SOFT });
  const sizes = main?.size(Math.round(side), scanDistance(side)) ?? '';
  write(sizes, { y: 75.9, size: 2, weight: 'regular', fill: SOFT });
  return { shapes, symbol };
}
