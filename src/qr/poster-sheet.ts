import { spacedCode } from '../tour/sign-code';
import { ACCENT, INK, PAPER, SOFT } from './ink';
import { matrixPath } from './matrix';
import { fitted, type Measure, type Shape, type TextShape, type Weight } from './shape';
import { BLEED, scanDistance, type Laid, type SignContent } from './sign-content';

/** Letters below this height are too small for old eyes: 6.5 points. */
const LEAST_LETTER = 2.3;

/** Measures on an A4 sheet, in millimetres; other sheets of its proportions are larger or smaller in every part. */
const A4 = 210;
const PICTURE = 62;
/** Where there is no picture, the tour's name stands on a band of colour. */
const BAND = 48;
const SIDE = 104;
const MARGIN = 16;

interface Line {
  y: number;
  size: number;
  weight: Weight;
  fill: string;
  most?: number;
  spacing?: number;
}

/** A4 table sign, A5, A3 poster: picture, names, symbol, code, and what to do, in both languages. */
export function layPoster(content: SignContent, page: { width: number; height: number }, measure: Measure): Laid {
  const scale = page.width / A4;
  const { code, matrix, words, picture, logo } = content;
  const [main, other] = words;
  const shapes: Shape[] = [];
  const write = (text: string | undefined, { y, size, weight, fill, most = 1, spacing }: Line): number => {
    if (text === undefined || text === '') return y;
    const wanted = { width: (A4 - 2 * MARGIN) * scale, size: Math.max(size * scale, LEAST_LETTER), weight, most };
    const { lines, size: used } = fitted(text, wanted, measure);
    lines.forEach((line, index) =>
      shapes.push({
        ...({ kind: 'text', text: line, anchor: 'middle', weight, fill, size: used } satisfies Partial<TextShape>),
        x: page.width / 2,
        y: y * scale + index * used * 1.35,
        ...(spacing !== undefined && { spacing }),
      }),
    );
    return y + ((lines.length - 1) * used * 1.35) / scale;
  };
  const tours = [main?.tour, other?.tour].filter((name, index, all) => name && all.indexOf(name) === index);
  const [width, bleedX] = [page.width + 2 * BLEED, -BLEED];
  const top = picture ? PICTURE : BAND;
  const height = top * scale + BLEED;
  if (picture) {
    shapes.push({ kind: 'picture', of: 'scene', x: bleedX, y: -BLEED, width, height });
    const note = [main?.picture, other?.picture].filter(Boolean).join(' · ');
    write(note, { y: top + 5, size: 2.9, weight: 'regular', fill: SOFT });
    write(tours.join(' · '), { y: top + 15, size: 4.6, weight: 'regular', fill: SOFT });
  } else {
    shapes.push({ kind: 'rect', x: bleedX, y: -BLEED, width, height, fill: ACCENT });
    write(tours[0], { y: 25, size: 8, weight: 'semibold', fill: PAPER });
    write(tours[1], { y: 35.5, size: 5.4, weight: 'regular', fill: PAPER });
  }
  let y = write(main?.scene, { y: top + 27, size: 10.5, weight: 'semibold', fill: INK, most: 2 });
  y = write(other?.scene, { y: y + 9.5, size: 6.2, weight: 'regular', fill: INK });
  const symbol = {
    x: ((A4 - SIDE) / 2) * scale,
    y: Math.max(y + 14.5, 118) * scale,
    width: SIDE * scale,
    height: SIDE * scale,
  };
  shapes.push({
    kind: 'path',
    d: matrixPath(matrix, { x: symbol.x, y: symbol.y, side: symbol.width }),
    fill: '#000000',
  });
  y = symbol.y / scale + SIDE;
  y = write(main?.scan, { y: y + 18.5, size: 6.2, weight: 'semibold', fill: ACCENT });
  y = write(other?.scan, { y: y + 6.8, size: 4.8, weight: 'regular', fill: ACCENT });
  y = write(spacedCode(code), { y: y + 13, size: 9.5, weight: 'semibold', fill: INK, spacing: 0.12 });
  y = write(main?.type, { y: y + 6.4, size: 3.4, weight: 'regular', fill: SOFT });
  write(other?.type, { y: y + 4.8, size: 3.4, weight: 'regular', fill: SOFT });
  const foot = page.height - 7 * scale;
  const sizes = words.map(({ size }) => size(Math.round(symbol.width), scanDistance(symbol.width))).join(' · ');
  const small = { size: Math.max(2.3 * scale, 2), weight: 'regular', fill: SOFT } as const;
  const [x, anchor] =
    logo === undefined ? [page.width / 2, 'middle' as const] : [page.width - 8 * scale, 'end' as const];
  shapes.push({ kind: 'text', text: sizes, x, y: foot, anchor, ...small });
  if (logo !== undefined) {
    const height = Math.min(15, 30 / logo) * scale;
    shapes.push({ kind: 'picture', of: 'logo', x: 8 * scale, y: foot - height, width: height * logo, height });
  }
  return { shapes, symbol };
}
