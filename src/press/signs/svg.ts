import type { Shape } from '../../qr/shape';
import type { Sheet } from '../../qr/sheet';
import type { DrawnPictures } from './pictures';
import { outlineOf } from './typeface';

const escaped = (text: string): string => text.replace(/[<>&"]/g, (letter) => `&#${letter.codePointAt(0) ?? 0};`);

const short = (value: number): string => String(Math.round(value * 1_000) / 1_000);

const boxOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string =>
  `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;

function elementOf(shape: Shape, pictures: DrawnPictures): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect ${boxOf(shape)} fill="${shape.fill}"/>`;
    case 'path':
      return `<path d="${shape.d}" fill="${shape.fill}"/>`;
    case 'line':
      return `<path d="M${shape.from.join(' ')}L${shape.to.join(' ')}" stroke="${shape.stroke}" stroke-width="${shape.width}"/>`;
    case 'text':
      return `<path aria-label="${escaped(shape.text)}" d="${outlineOf(shape)}" fill="${shape.fill}"/>`;
    case 'picture': {
      const picture = pictures.get(shape);
      if (!picture) return '';
      const address = `data:image/${picture.type};base64,${picture.bytes.toString('base64')}`;
      return `<image ${boxOf(shape)} preserveAspectRatio="none" href="${address}"/>`;
    }
  }
}

/** A sheet as SVG in real millimetres, all text as outlines. */
export function sheetToSvg({ width, height, shapes }: Sheet, title: string, pictures: DrawnPictures): string {
  const content = shapes.map((shape) => elementOf(shape, pictures)).join('\n');
  const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n<title>${escaped(title)}</title>\n${content}\n</svg>\n`;
}
