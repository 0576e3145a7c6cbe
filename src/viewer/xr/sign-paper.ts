import type { SpherePoint } from '../../tour/angle';

/** A point that can be looked at: a way on, something to read, or the way out. */
export interface SignPoint {
  id: string;
  at: SpherePoint;
  kind: 'way' | 'words' | 'exit';
  title: string;
}

const FONT = "'Be Vietnam Pro', system-ui, sans-serif";
const COLOURS = { ground: 'rgb(27 25 21 / 0.82)', page: 'rgb(27 25 21 / 0.95)', ink: '#fff' } as const;

/** Breaks words into lines that are not wider than `most` pixels. */
export function linesOf(words: string, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function paperOf(width: number, height: number, draw: (paper: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const paper = canvas.getContext('2d');
  if (paper) draw(paper);
  return canvas;
}

function drawDot(paper: CanvasRenderingContext2D, { kind }: SignPoint): void {
  paper.fillStyle = kind === 'way' ? COLOURS.ink : COLOURS.ground;
  paper.beginPath();
  paper.arc(256, 60, 40, 0, 7);
  paper.fill();
  paper.lineWidth = 6;
  paper.strokeStyle = kind === 'way' ? COLOURS.ground : COLOURS.ink;
  paper.stroke();
  paper.beginPath();
  if (kind === 'way') paper.stroke(new Path2D('M256 80V42m-16 16 16-16 16 16'));
  else if (kind === 'exit') paper.stroke(new Path2D('m242 46 28 28m0-28-28 28'));
  else paper.stroke(new Path2D('M256 56v26m0-46v1'));
}

function drawName(paper: CanvasRenderingContext2D, { title }: SignPoint): void {
  paper.font = `600 34px ${FONT}`;
  paper.textAlign = 'center';
  const lines = linesOf(title, 460, (text) => paper.measureText(text).width).slice(0, 2);
  const widest = Math.max(...lines.map((line) => paper.measureText(line).width));
  paper.fillStyle = COLOURS.ground;
  paper.beginPath();
  paper.roundRect(256 - widest / 2 - 20, 112, widest + 40, lines.length * 46 + 16, 20);
  paper.fill();
  paper.fillStyle = COLOURS.ink;
  lines.forEach((line, index) => paper.fillText(line, 256, 152 + index * 46));
}

/** Of a page of text, in pixels. */
const PAGE = { width: 1_024, edge: 60, title: 96, first: 170, line: 54, lines: 11 } as const;
const PAGE_FONT = `400 38px ${FONT}`;

function drawWords(paper: CanvasRenderingContext2D, title: string, lines: readonly string[]): void {
  // Names that lie behind a page would make it hard to read.
  paper.fillStyle = COLOURS.page;
  paper.beginPath();
  paper.roundRect(0, 0, PAGE.width, paper.canvas.height, 40);
  paper.fill();
  paper.fillStyle = COLOURS.ink;
  paper.font = `600 52px ${FONT}`;
  paper.fillText(title, PAGE.edge, PAGE.title, PAGE.width - 2 * PAGE.edge);
  paper.font = PAGE_FONT;
  lines.forEach((line, index) => paper.fillText(line, PAGE.edge, PAGE.first + index * PAGE.line));
}

function pageLines(text: string): string[] {
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) return [];
  measure.font = PAGE_FONT;
  const widthOf = (part: string): number => measure.measureText(part).width;
  return linesOf(text, PAGE.width - 2 * PAGE.edge, widthOf).slice(0, PAGE.lines);
}

/** A point's dot, its name below where that has room; the dot's centre is 60 pixels below the upper edge. */
export const nameSign = (point: SignPoint, isNamed: boolean): HTMLCanvasElement =>
  paperOf(512, 230, (paper) => {
    drawDot(paper, point);
    if (isNamed) drawName(paper, point);
  });

/** A page of text, as high as it has lines. */
export function wordsSign(title: string, text: string): HTMLCanvasElement {
  const lines = pageLines(text);
  const height = PAGE.first + lines.length * PAGE.line;
  return paperOf(PAGE.width, height, (paper) => drawWords(paper, title, lines));
}
