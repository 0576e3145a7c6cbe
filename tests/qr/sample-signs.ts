import { readFileSync } from 'node:fs';
import { signWords } from '../../src/commands/sign-words';
import { measure } from '../../src/press/signs/typeface';
import { createSignSheet, isSignFault, type SignSheet } from '../../src/press/sign-sheets';
import type { PictureSources } from '../../src/press/signs/pictures';
import { signMatrix } from '../../src/qr/matrix';
import { laySheet, type Sheet, type SheetFormat } from '../../src/qr/sheet';
import type { SignContent } from '../../src/qr/sign-content';
import { parseTourText } from '../../src/tour/parse';
import type { Sign } from '../../src/tour/sign';
import type { Tour } from '../../src/tour/tour';

export const ORIGIN = 'https://disan360.quangtri.gov.vn';

function readSample(): Tour {
  const { tour } = parseTourText(readFileSync('tours/thanh-co-quang-tri/tour.json', 'utf8'));
  if (!tour) throw new Error('The sample tour cannot be read.');
  return tour;
}

export const sample = readSample();
export const signs: readonly Sign[] = sample.signs ?? [];

export const printed = (sign: Sign): string => `${ORIGIN}/Q/${sign.code}`.toUpperCase();

export async function sheetOf(sign: Sign, format: SheetFormat, sources: PictureSources = {}): Promise<SignSheet> {
  const words = signWords(sample, sign, ORIGIN);
  const made = await createSignSheet({ code: sign.code, origin: ORIGIN, words, sources, format, marks: true });
  if (isSignFault(made)) throw new Error(`${sign.code} ${format}: ${made.code}`);
  return made;
}

export const contentOf = (sign: Sign, picture: boolean): SignContent => ({
  ...{ code: sign.code, matrix: signMatrix(printed(sign)), words: signWords(sample, sign, ORIGIN), picture },
});

/** Only laid out, not drawn and not read back. */
export const laid = (format: SheetFormat, content: SignContent): Sheet =>
  laySheet(format, content, { measure, marks: true });

export const laidOut = (sign: Sign, format: SheetFormat, picture: boolean): Sheet =>
  laid(format, { ...contentOf(sign, picture), logo: 2 });
