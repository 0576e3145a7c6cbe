import sharp from 'sharp';
import { printedAddress, signMatrix } from '../qr/matrix';
import { laySheet, SHEET_FORMATS, type Sheet, type SheetFormat } from '../qr/sheet';
import type { SignContent } from '../qr/sign-content';
import type { SignWords } from '../qr/sign-words';
import { signPath } from '../tour/sign-code';
import { sheetsToPdf } from './signs/pdf';
import { drawPictures, type DrawnPictures, type PictureSources } from './signs/pictures';
import { unreadShot } from './signs/scan-check';
import { drawSvg } from './signs/draw-svg';
import { signView } from './signs/sign-view';
import { sheetToSvg } from './signs/svg';
import { measure, missingLetters } from './signs/typeface';

export interface SignRequest {
  code: string;
  /** `https://…` of the site, without a slash at its end. */
  origin: string;
  words: readonly SignWords[];
  sources: PictureSources;
  format: SheetFormat;
  marks: boolean;
}

/** A sheet that has been read back, ready to be written in any form. */
export interface SignSheet {
  title: string;
  lang: string;
  sheet: Sheet;
  pictures: DrawnPictures;
  svg: string;
}

/** Why a sheet is not written. */
export type SignFault = { code: 'sign-unreadable' } | { code: 'sign-letters'; letters: string };

const isFault = <T extends object>(value: T | SignFault): value is SignFault => 'code' in value;
export { isFault as isSignFault };

async function logoProportion(logo: Buffer | undefined): Promise<number | undefined> {
  if (!logo) return undefined;
  const { width, height } = await sharp(logo).metadata();
  return width / height;
}

const wordsIn = (content: SignContent): string =>
  content.words
    .flatMap((words) => [words.tour, words.scene, words.scan, words.scanShort, words.type, words.picture ?? ''])
    .join('');

/** Draws a sign and reads it back as phones will meet it. What cannot be read, or lacks letters, does not leave this function. */
export async function createSignSheet(request: SignRequest): Promise<SignSheet | SignFault> {
  const { code, origin, words, sources, format, marks } = request;
  const address = printedAddress(origin, signPath(code));
  const logo = await logoProportion(sources.logo);
  const content: SignContent = {
    ...{ code, words, matrix: signMatrix(address), picture: sources.scene !== undefined },
    ...(logo !== undefined && { logo }),
  };
  const letters = missingLetters(wordsIn(content));
  if (letters.length > 0) return { code: 'sign-letters', letters: letters.join(' ') };
  const sheet = laySheet(format, content, { measure, marks });
  const pictures = await drawPictures(sheet, sources);
  const [main] = words;
  const title = [main?.scene, main?.tour, code].filter(Boolean).join(' · ');
  const svg = sheetToSvg(sheet, title, pictures);
  if (unreadShot(await signView(svg, sheet), address)) return { code: 'sign-unreadable' };
  return { title, lang: main?.lang ?? 'vi', sheet, pictures, svg };
}

/** Sheets as one PDF, in their order. */
export const toPdf = (sheets: readonly SignSheet[]): Promise<Buffer> =>
  sheetsToPdf(sheets, sheets[0]?.title ?? '', sheets[0]?.lang ?? 'vi');

/** Posters are looked at from farther away. */
const dotsPerInch = (format: SheetFormat): number => (SHEET_FORMATS[format].width > 250 ? 150 : 300);

export function toPng({ svg, sheet }: SignSheet, format: SheetFormat): Promise<Buffer> {
  const density = dotsPerInch(format);
  return drawSvg(svg, sheet, density / 25.4)
    .withMetadata({ density })
    .png()
    .toBuffer();
}
