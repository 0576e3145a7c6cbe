import { describe, expect, it } from 'vitest';
import { PLAIN, type Shot } from '../../src/press/signs/camera';
import { decode, LEAST_SHOTS, unreadShot } from '../../src/press/signs/scan-check';
import { signView } from '../../src/press/signs/sign-view';
import { SHEET_FORMATS, type SheetFormat } from '../../src/qr/sheet';
import { DECODERS, readBack } from './decoders';
import { printed, sheetOf, signs } from './sample-signs';

const FORMATS = Object.keys(SHEET_FORMATS) as SheetFormat[];

/** Sizes, blurs, tilts and stains, each alone and some together. */
const GRID: readonly Shot[] = [
  ...LEAST_SHOTS,
  { ...PLAIN, pixels: 140, turn: 90 },
  { ...PLAIN, pixels: 300, tilt: 45 },
  { ...PLAIN, blur: 2 },
];

describe('a sheet as it is written', () => {
  it.each(FORMATS)(
    '%s is read back by two independent decoders, in every shot of the grid',
    async (format) => {
      const failed: string[] = [];
      for (const sign of signs.slice(0, 1)) {
        const { svg, sheet } = await sheetOf(sign, format);
        const view = await signView(svg, sheet);
        for (const shot of GRID) {
          const read = await readBack(view, shot);
          const wrong = DECODERS.filter((decoder) => read[decoder] !== printed(sign));
          failed.push(...wrong.map((decoder) => `${sign.code} ${decoder} ${JSON.stringify(shot)}`));
        }
      }
      expect(failed).toEqual([]);
    },
    120_000,
  );

  it('is not written when it cannot be read back: a symbol with a finder pattern gone, or one that says something else', async () => {
    const [sign] = signs;
    if (!sign) throw new Error('The sample has no sign.');
    const { svg, sheet } = await sheetOf(sign, 'plaque');
    const view = await signView(svg, sheet);
    expect(unreadShot(view, printed(sign))).toBeUndefined();
    expect(unreadShot(view, `${printed(sign)}X`)).toEqual(PLAIN);
    const { x = 0, y = 0, width = 0 } = sheet.symbols[0] ?? {};
    const patch = `<rect x="${x}" y="${y}" width="${width * 0.22}" height="${width * 0.22}" fill="#ffffff"/></svg>`;
    const broken = await signView(svg.replace('</svg>', patch), sheet);
    expect(unreadShot(broken, printed(sign))).toBeDefined();
    expect(decode(broken, PLAIN)).not.toBe(printed(sign));
  }, 120_000);
});
