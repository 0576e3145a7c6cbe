import PDFDocument from 'pdfkit';
import type { Box, Shape } from '../../qr/shape';
import type { Sheet } from '../../qr/sheet';
import type { DrawnPictures } from './pictures';
import { FONT_FILES, startOf } from './typeface';

const POINTS = 72 / 25.4;

export interface PdfPage {
  sheet: Sheet;
  pictures: DrawnPictures;
}

type Document = InstanceType<typeof PDFDocument>;

function draw(document: Document, shape: Shape, pictures: DrawnPictures): void {
  switch (shape.kind) {
    case 'rect':
      document.rect(shape.x, shape.y, shape.width, shape.height).fill(shape.fill);
      return;
    case 'path':
      document.path(shape.d).fill(shape.fill);
      return;
    case 'line':
      document
        .moveTo(...shape.from)
        .lineTo(...shape.to)
        .lineWidth(shape.width)
        .stroke(shape.stroke);
      return;
    case 'text': {
      const spacing = shape.spacing === undefined ? {} : { characterSpacing: shape.spacing * shape.size };
      document.font(shape.weight).fontSize(shape.size).fillColor(shape.fill);
      document.text(shape.text, startOf(shape), shape.y, { lineBreak: false, baseline: 'alphabetic', ...spacing });
      return;
    }
    case 'picture': {
      const picture = pictures.get(shape);
      const { x, y, width, height } = shape;
      if (picture) document.image(picture.bytes, x, y, { width, height });
    }
  }
}

/** PDF counts from below, in points. */
const pdfBox = ({ x, y, width, height }: Box, page: number): number[] =>
  [x, page - y - height, x + width, page - y].map((value) => Math.round(value * POINTS * 1_000) / 1_000);

function addPage(document: Document, { sheet, pictures }: PdfPage): void {
  const { width, height, trim, bleed, shapes } = sheet;
  document.addPage({ size: [width * POINTS, height * POINTS], margin: 0 });
  const bled = { x: trim.x - bleed, y: trim.y - bleed, width: trim.width + 2 * bleed, height: trim.height + 2 * bleed };
  const boxes = document.page.dictionary as unknown as { data: Record<string, number[]> };
  boxes.data['TrimBox'] = pdfBox(trim, height);
  boxes.data['BleedBox'] = pdfBox(bled, height);
  document.scale(POINTS);
  for (const shape of shapes) draw(document, shape, pictures);
}

/** Sheets as a PDF for print: text as text in embedded fonts, symbols as outlines, page boxes for the cutter. */
export function sheetsToPdf(pages: readonly PdfPage[], title: string, lang: string): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, lang, info: { Title: title, Creator: 'Di sản 360°' } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  document.registerFont('regular', FONT_FILES.regular);
  document.registerFont('semibold', FONT_FILES.semibold);
  for (const page of pages) addPage(document, page);
  document.end();
  return done;
}
