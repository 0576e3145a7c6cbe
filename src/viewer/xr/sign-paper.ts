import type { SpherePoint } from '../../tour/angle';

/** A point that can be looked at: a way on, something to read, or the way out. */
export interface SignPoint {
  id: string;
  at: SpherePoint;
  kind: 'way' | 'words' | 'exit';
  title: string;
}

const FONT = "'Be Vietnam Pro', system-ui, sans-serif";
const COLOURS = { ground: 'rgb(27 25 21 / 0.82)', ink: '#fff' } as const;

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

function drawWords(paper: CanvasRenderingContext2D, title: string, text: string): void {
  paper.fillStyle = COLOURS.ground;
  paper.beginPath();
  paper.roundRect(0, 0, 1_024, 768, 40);
  paper.fill();
  paper.fillStyle = COLOURS.ink;
  paper.font = `600 52px ${FONT}`;
  paper.fillText(title, 60, 96, 904);
  paper.font = `400 38px ${FONT}`;
  const lines = linesOf(text, 904, (part) => paper.measureText(part).width).slice(0, 11);
  lines.forEach((line, index) => paper.fillText(line, 60, 170 + index * 54));
}

/** A point's dot, its name below where that has room; the dot's centre is 60 pixels below the upper edge. */
export const nameSign = (point: SignPoint, isNamed: boolean): HTMLCanvasElement =>
  paperOf(512, 230, (paper) => {
    drawDot(paper, point);
    if (isNamed) drawName(paper, point);
  });

/** A page of text. */
export const wordsSign = (title: string, text: string): HTMLCanvasElement =>
  paperOf(1_024, 768, (paper) => drawWords(paper, title, text));
