import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signWords } from '../../src/commands/sign-words';
import { measure } from '../../src/press/signs/typeface';
import { createSignSheet, isSignFault, type SignSheet } from '../../src/press/sign-sheets';
import { signMatrix } from '../../src/qr/matrix';
import { laySheet, type Sheet, type SheetFormat } from '../../src/qr/sheet';
import type { SignContent } from '../../src/qr/sign-content';
import { parseTourText } from '../../src/tour/parse';
import type { Sign } from '../../src/tour/sign';
import type { Tour } from '../../src/tour/tour';

export const ORIGIN = 'https://disan360.quangtri.gov.vn';

function readSample(id: string): Tour {
  const { tour } = parseTourText(readFileSync(join('tours', id, 'tour.json'), 'utf8'));
  if (!tour) throw new Error(`The sample tour ${id} cannot be read.`);
  return tour;
}

export const sample = readSample('thanh-co-quang-tri');
export const signs: readonly Sign[] = sample.signs ?? [];

/** Every tour that comes with the program. */
export const samples = (): Tour[] =>
  readdirSync('tours')
    .filter((id) => existsSync(join('tours', id, 'tour.json')))
    .map(readSample);

export const printed = (sign: Sign): string => `${ORIGIN}/Q/${sign.code}`.toUpperCase();

export async function sheetOf(sign: Sign, format: SheetFormat, tour: Tour = sample): Promise<SignSheet> {
  const words = signWords(tour, sign, ORIGIN);
  const made = await createSignSheet({
    code: sign.code,
    origin: ORIGIN,
    words,
    sources: {},
    format,
    marks: true,
  });
  if (isSignFault(made)) throw new Error(`${sign.code} ${format}: ${made.code}`);
  return made;
}

export const contentOf = (sign: Sign, picture: boolean): SignContent => ({
  ...{
    code: sign.code,
    matrix: signMatrix(printed(sign)),
    words: signWords(sample, sign, ORIGIN),
    picture,
  },
});

/** Only laid out, not drawn and not read back. */
export const laid = (format: SheetFormat, content: SignContent): Sheet =>
  laySheet(format, content, { measure, marks: true });

export const laidOut = (sign: Sign, format: SheetFormat, picture: boolean): Sheet =>
  laid(format, { ...contentOf(sign, picture), logo: 2 });
