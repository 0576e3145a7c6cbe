import { create, type Font } from 'fontkit';
import type { Measure, TextShape, Weight } from '../../qr/shape';
import regular from './fonts/BeVietnamPro-Regular.ttf?inline';
import semibold from './fonts/BeVietnamPro-SemiBold.ttf?inline';

/** Whole fonts: a web font's subsets drop letters in print without a word. */
export const FONT_FILES: Readonly<Record<Weight, Buffer>> = {
  regular: Buffer.from(regular.slice(regular.indexOf(',') + 1), 'base64'),
  semibold: Buffer.from(semibold.slice(semibold.indexOf(',') + 1), 'base64'),
};

const FONTS: Readonly<Record<Weight, Font>> = {
  regular: create(FONT_FILES.regular),
  semibold: create(FONT_FILES.semibold),
};

/** Letters of a text that the fonts cannot print. */
export const missingLetters = (text: string): string[] =>
  [...new Set(text)].filter((letter) => !FONTS.regular.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

export const measure: Measure = (text, size, weight) => {
  const font = FONTS[weight];
  const units = font.layout(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  return (units / font.unitsPerEm) * size;
};

/** How wide a line is with its spacing between letters; none after the last. */
export const widthOf = ({ text, size, weight, spacing = 0 }: TextShape): number =>
  measure(text, size, weight) + spacing * size * ([...text].length - 1);

export function startOf(shape: TextShape): number {
  const width = widthOf(shape);
  if (shape.anchor === 'start') return shape.x;
  return shape.anchor === 'middle' ? shape.x - width / 2 : shape.x - width;
}

const LETTER: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

const short = (value: number): string => String(Math.round(value * 1_000) / 1_000);

/** A line of text as an SVG path in millimetres: whoever opens the file needs no font. */
export function outlineOf(shape: TextShape): string {
  const font = FONTS[shape.weight];
  const scale = shape.size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(shape.text);
  let pen = startOf(shape);
  let d = '';
  glyphs.forEach(({ path }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    for (const { command, args } of path.commands) {
      const numbers = args.map((value, place) =>
        place % 2 === 0 ? pen + (value + xOffset) * scale : shape.y - (value + yOffset) * scale,
      );
      d += (LETTER[command] ?? '') + numbers.map(short).join(' ');
    }
    pen += xAdvance * scale + (shape.spacing ?? 0) * shape.size;
  });
  return d;
}
