/** Weights of the one typeface that signs are set in. */
export type Weight = 'regular' | 'semibold';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextShape {
  kind: 'text';
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  /** Height of the em. */
  size: number;
  weight: Weight;
  anchor: 'start' | 'middle' | 'end';
  fill: string;
  /** Space between letters, in ems. */
  spacing?: number;
}

/** Everything that a sheet is made of. Lengths are millimetres from the sheet's upper left corner; colours are `#rrggbb`. */
export type Shape =
  | ({ kind: 'rect'; fill: string } & Box)
  | { kind: 'path'; d: string; fill: string }
  | { kind: 'line'; from: readonly [number, number]; to: readonly [number, number]; width: number; stroke: string }
  | ({ kind: 'picture'; of: 'scene' | 'logo' } & Box)
  | TextShape;

/** Millimetres that a line of text is wide. */
export type Measure = (text: string, size: number, weight: Weight) => number;

const TRIES = [1, 0.92, 0.85, 0.78, 0.7];

function wrapped(text: string, width: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const STEPS = 12;

/** As even as the same number of lines can be: no word stands alone below a full line. */
function balanced(text: string, width: number, widthOf: (line: string) => number): string[] {
  let lines = wrapped(text, width, widthOf);
  let [narrow, wide] = [width / lines.length, width];
  for (let step = 0; step < STEPS && lines.length > 1; step++) {
    const middle = (narrow + wide) / 2;
    const closer = wrapped(text, middle, widthOf);
    if (closer.length === lines.length && closer.every((line) => widthOf(line) <= middle))
      [lines, wide] = [closer, middle];
    else narrow = middle;
  }
  return lines;
}

/** Breaks a text into at most `most` lines, smaller if need be; what still does not fit ends with an ellipsis. */
export function fitted(
  text: string,
  { width, size, weight, most }: { width: number; size: number; weight: Weight; most: number },
  measure: Measure,
): { lines: string[]; size: number } {
  for (const part of TRIES) {
    const lines = balanced(text, width, (line) => measure(line, size * part, weight));
    const fits = lines.every((line) => measure(line, size * part, weight) <= width);
    if (lines.length <= most && fits) return { lines, size: size * part };
  }
  const least = size * (TRIES.at(-1) ?? 1);
  const lines = wrapped(text, width, (line) => measure(line, least, weight)).slice(0, most);
  let end = lines.at(-1) ?? '';
  while (end.length > 1 && measure(`${end}…`, least, weight) > width) {
    const space = end.lastIndexOf(' ');
    end = end.slice(0, space > 0 ? space : -1);
  }
  return { lines: [...lines.slice(0, -1), `${end}…`], size: least };
}
