import { cutMarks } from './cut-marks';
import { layPlaque } from './plaque';
import { layPoster } from './poster-sheet';
import type { Box, Measure, Shape } from './shape';
import { BLEED, type Laid, type SignContent } from './sign-content';

interface Format {
  width: number;
  height: number;
  lay: 'poster' | 'plaque' | 'stickers';
}

export const SHEET_FORMATS = {
  a3: { width: 297, height: 420, lay: 'poster' },
  a4: { width: 210, height: 297, lay: 'poster' },
  a5: { width: 148, height: 210, lay: 'poster' },
  plaque: { width: 60, height: 80, lay: 'plaque' },
  stickers: { width: 210, height: 297, lay: 'stickers' },
} as const satisfies Readonly<Record<string, Format>>;

export type SheetFormat = keyof typeof SHEET_FORMATS;

export const isSheetFormat = (name: string): name is SheetFormat => Object.hasOwn(SHEET_FORMATS, name);

/** A sheet ready to be drawn. */
export interface Sheet {
  /** The whole page, with room for marks where there are any. */
  width: number;
  height: number;
  /** Where the finished sign is cut, and how far colour runs over that edge. */
  trim: Box;
  bleed: number;
  shapes: readonly Shape[];
  /** Where the symbols lie, without their quiet zones. */
  symbols: readonly Box[];
}

const MARK_ROOM = 10;

const moved = (shape: Shape, dx: number, dy: number, shift: (d: string) => string): Shape => {
  if (shape.kind === 'path') return { ...shape, d: shift(shape.d) };
  if (shape.kind === 'line') {
    const [x1, y1] = shape.from;
    const [x2, y2] = shape.to;
    return { ...shape, from: [x1 + dx, y1 + dy], to: [x2 + dx, y2 + dy] };
  }
  return { ...shape, x: shape.x + dx, y: shape.y + dy };
};

/** Paths of ours have absolute coordinates only: x and y in turn. */
const shiftPath =
  (dx: number, dy: number) =>
  (d: string): string => {
    let isX = false;
    return d.replace(/-?\d+(?:\.\d+)?/g, (number) => {
      isX = !isX;
      return String(Math.round((Number(number) + (isX ? dx : dy)) * 1_000) / 1_000);
    });
  };

const movedTo = ({ shapes, symbol }: Laid, dx: number, dy: number): Laid => ({
  shapes: shapes.map((shape) => moved(shape, dx, dy, shiftPath(dx, dy))),
  symbol: { ...symbol, x: symbol.x + dx, y: symbol.y + dy },
});

const COLUMNS = 4;
const ROWS = 4;
const STICKER = { width: 48, height: 64 };

function layStickers(content: SignContent, measure: Measure): { laid: Laid[]; trim: Box } {
  const { width, height } = SHEET_FORMATS.stickers;
  const trim = {
    x: (width - COLUMNS * STICKER.width) / 2,
    y: (height - ROWS * STICKER.height) / 2,
    width: COLUMNS * STICKER.width,
    height: ROWS * STICKER.height,
  };
  const one = layPlaque(content, STICKER, measure);
  const laid = Array.from({ length: COLUMNS * ROWS }, (_, index) =>
    movedTo(one, trim.x + (index % COLUMNS) * STICKER.width, trim.y + Math.floor(index / COLUMNS) * STICKER.height),
  );
  return { laid, trim };
}

/** The one description of a printed sheet; PDF, SVG and PNG are drawn from it. Without marks the page is the paper itself. */
export function laySheet(
  name: SheetFormat,
  content: SignContent,
  options: { measure: Measure; marks: boolean },
): Sheet {
  const { width, height, lay } = SHEET_FORMATS[name];
  const { measure, marks } = options;
  const paper = (page: { width: number; height: number }): Shape => ({
    kind: 'rect',
    x: 0,
    y: 0,
    ...page,
    fill: '#ffffff',
  });
  if (lay === 'stickers') {
    const { laid, trim } = layStickers(content, measure);
    const steps = { columns: COLUMNS, rows: ROWS };
    const shapes = [paper({ width, height }), ...laid.flatMap((one) => one.shapes), ...cutMarks(trim, steps, 1)];
    return { width, height, trim, bleed: 0, shapes, symbols: laid.map(({ symbol }) => symbol) };
  }
  const room = marks ? MARK_ROOM : 0;
  const page = { width: width + 2 * room, height: height + 2 * room };
  const trim = { x: room, y: room, width, height };
  const size = { width, height };
  const laid = movedTo(
    lay === 'poster' ? layPoster(content, size, measure) : layPlaque(content, size, measure),
    room,
    room,
  );
  const edges = marks ? cutMarks(trim, { columns: 1, rows: 1 }, BLEED + 1) : [];
  const shapes = [paper(page), ...laid.shapes, ...edges];
  return { ...page, trim, bleed: marks ? BLEED : 0, shapes, symbols: [laid.symbol] };
}
