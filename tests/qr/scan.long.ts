import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPdf } from '../../src/press/sign-sheets';
import { signView } from '../../src/press/signs/sign-view';
import { SHEET_FORMATS, type SheetFormat } from '../../src/qr/sheet';
import { DECODERS, type Decoder } from './decoders';
import { printed, samples, sheetOf, signs } from './sample-signs';
import { BEYOND, cells, countReads, DOCUMENT, fullAddress, plaqueSaying, PROMISED, shotsAt } from './scan-grid';
import { formatScans, type Cell, type SheetScans } from './scan-report';
import { keepResult, readResult } from './scan-results';

/** What `pdffonts` (poppler) says of a PDF; nothing where it is not installed. */
async function fontsOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disan360-fonts-'));
  await writeFile(join(folder, 'a4.pdf'), pdf);
  const { stdout } = spawnSync('pdffonts', [join(folder, 'a4.pdf')], {
    encoding: 'utf8',
  });
  await rm(folder, { recursive: true });
  return stdout ?? '';
}

const FORMATS = Object.keys(SHEET_FORMATS) as SheetFormat[];

describe('every sheet of every sample', () => {
  it.each(FORMATS)('%s is read back by both decoders in every promised shot', async (format) => {
    const missed: string[] = [];
    const beyond = { jsqr: 0, zxing: 0, shots: 0 };
    let count = 0;
    for (const tour of samples()) {
      for (const sign of tour.signs ?? []) {
        const { svg, sheet } = await sheetOf(sign, format, tour);
        const view = await signView(svg, sheet);
        const counted = await countReads(view, printed(sign), PROMISED);
        const { read } = await countReads(view, printed(sign), BEYOND);
        for (const decoder of DECODERS) beyond[decoder] += read[decoder];
        beyond.shots += BEYOND.length;
        missed.push(...counted.missed.map((shot) => `${sign.code} ${shot}`));
        count++;
      }
    }
    const shots = count * PROMISED.length;
    const readBy = (decoder: Decoder) => shots - missed.filter((line) => line.includes(` ${decoder} `)).length;
    const scans: SheetScans = {
      format,
      signs: count,
      shots,
      jsqr: readBy('jsqr'),
      zxing: readBy('zxing'),
      beyond,
    };
    await keepResult(format, scans);
    expect(missed).toEqual([]);
  });
});

describe('the table', () => {
  it('compares the short code with the same place as a full address', async () => {
    const some = signs.slice(1, 2);
    const views = await Promise.all(
      some.flatMap((sign) => [
        plaqueSaying(printed(sign), sign).then((view) => ({
          kind: 'short' as const,
          text: printed(sign),
          view,
        })),
        plaqueSaying(fullAddress(sign), sign).then((view) => ({
          kind: 'full' as const,
          text: fullAddress(sign),
          view,
        })),
      ]),
    );
    const table: Cell[] = [];
    for (const at of cells()) {
      const cell: Cell = {
        at,
        short: { jsqr: 0, zxing: 0 },
        full: { jsqr: 0, zxing: 0 },
        shots: 0,
      };
      for (const { kind, text, view } of views) {
        const shots = shotsAt(at);
        const { read } = await countReads(view, text, shots);
        for (const decoder of DECODERS) cell[kind][decoder] += read[decoder];
        if (kind === 'short') cell.shots += shots.length;
      }
      table.push(cell);
    }
    await keepResult('table', table);
    const all = (kind: 'short' | 'full') => table.reduce((sum, cell) => sum + cell[kind].jsqr + cell[kind].zxing, 0);
    expect(all('short')).toBeGreaterThan(all('full') * 1.2);
  });
});

it('all of it is written down', async () => {
  const [sign] = signs;
  if (!sign) throw new Error('The sample has no sign.');
  const fonts = await fontsOf(await toPdf(await Promise.all(signs.map((one) => sheetOf(one, 'a4')))));
  const sheets = (await Promise.all(FORMATS.map(readResult))) as SheetScans[];
  const table = (await readResult('table')) as Cell[];
  await writeFile(
    DOCUMENT,
    formatScans({
      sheets,
      table,
      short: printed(sign),
      full: fullAddress(sign),
      fonts,
    }),
  );
});
