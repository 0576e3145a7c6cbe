import * as mupdf from 'mupdf';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toPdf, toPng } from '../../src/press/sign-sheets';
import { measure, missingLetters } from '../../src/press/signs/typeface';
import { matrixPath, outlines, QUIET_ZONE, signMatrix } from '../../src/qr/matrix';
import { fitted } from '../../src/qr/shape';
import { SHEET_FORMATS, type SheetFormat } from '../../src/qr/sheet';
import { scanDistance } from '../../src/qr/sign-content';
import { readBack } from './decoders';
import { laidOut, ORIGIN, printed, sheetOf, signs } from './sample-signs';

const [sign] = signs;
if (!sign) throw new Error('The sample has no sign.');

const VIETNAMESE = 'aăâeêioôơuưyđ';
const MARKS = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

describe('the typeface of signs', () => {
  it('has every letter of Vietnamese, small and capital, and what texts are set with', () => {
    const letters = [...VIETNAMESE].flatMap((letter) => MARKS.map((mark) => (letter + mark).normalize('NFC')));
    const text = letters.filter((letter) => letter.length === 1).join('');
    expect(missingLetters(`${text}${text.toUpperCase()}°·–—“”‘’…0123456789/&()`)).toEqual([]);
  });

  it('would notice a letter that it lacks', () => expect(missingLetters('Cổng 門')).toEqual(['門']));
});

describe('the symbol', () => {
  it('is one of 33 modules, where the full address needs far more', () => {
    expect(signMatrix(printed(sign)).size).toBe(33);
    expect(signMatrix(`${ORIGIN}/vi/thanh-co-quang-tri/${sign.scene}?v=12.5,-3,90`).size).toBeGreaterThanOrEqual(49);
  });

  it('is drawn as areas, which together cover exactly its dark modules', () => {
    const matrix = signMatrix(printed(sign));
    const dark = [...Array(matrix.size ** 2).keys()].filter((at) =>
      matrix.isDark(at % matrix.size, Math.floor(at / matrix.size)),
    ).length;
    const area = outlines(matrix).reduce((sum, loop) => {
      const twice = loop.reduce((total, [x, y], index) => {
        const [nextX, nextY] = loop[(index + 1) % loop.length] ?? [0, 0];
        return total + x * nextY - nextX * y;
      }, 0);
      return sum + twice / 2;
    }, 0);
    expect(area).toBe(dark);
    expect(matrixPath(matrix, { x: 0, y: 0, side: 33 }).match(/M/g)?.length).toBeLessThan(dark / 2);
  });
});

describe('a line of text', () => {
  it('is broken, then made smaller, then cut, and never wider than its room', () => {
    const title = 'Nhà trưng bày bổ sung di tích Thành cổ Quảng Trị và khu lưu niệm 81 ngày đêm năm 1972';
    for (const width of [200, 120, 60, 30]) {
      const { lines, size } = fitted(title, { width, size: 8, weight: 'semibold', most: 2 }, measure);
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(Math.max(...lines.map((line) => measure(line, size, 'semibold')))).toBeLessThanOrEqual(width + 0.01);
    }
  }, 20_000);

  it('breaks titles into lines that are as even as they can be', () => {
    const title = 'Nhà Liên hợp và đồn công an giới tuyến';
    const { lines } = fitted(title, { width: 100, size: 7, weight: 'semibold', most: 2 }, measure);
    expect(lines).toEqual(['Nhà Liên hợp và đồn', 'công an giới tuyến']);
  });
});

describe.each(Object.keys(SHEET_FORMATS) as SheetFormat[])('%s', (format) => {
  it.each([true, false])('keeps the quiet zone white, and everything on the paper (picture: %s)', (picture) => {
    const sheet = laidOut(sign, format, picture);
    for (const symbol of sheet.symbols.slice(0, 1)) {
      const quiet = (symbol.width / 33) * QUIET_ZONE;
      const [left, top, right, bottom] = [
        symbol.x - quiet,
        symbol.y - quiet,
        symbol.x + symbol.width + quiet,
        symbol.y + symbol.height + quiet,
      ];
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      for (const shape of sheet.shapes) {
        if (format !== 'stickers' && shape.kind === 'text')
          expect(shape.y - shape.size * 0.8 >= bottom || shape.y < top).toBe(true);
        if (shape.kind === 'picture') expect(shape.y + shape.height < top || shape.y > bottom).toBe(true);
      }
      expect(right).toBeLessThanOrEqual(sheet.width);
    }
  });
});

describe('a printed file', () => {
  it('PDF: both languages as text, embedded fonts, vectors, page boxes, read back from its pixels', async () => {
    const made = await sheetOf(sign, 'a4');
    const pdf = await toPdf([made, made]);
    const document = mupdf.Document.openDocument(pdf, 'application/pdf');
    expect(document.countPages()).toBe(2);
    const page = document.loadPage(0);
    const text = page.toStructuredText('').asText();
    for (const words of [
      'Thành cổ nhìn từ trên cao',
      'The citadel from above',
      'Quét mã để xem toàn cảnh 360°',
      'PMF RRC',
    ]) {
      expect(text).toContain(words);
    }
    const raw = pdf.toString('latin1');
    const fonts = [...raw.matchAll(/\/FontName \/(\S+)/g)].map(([, name]) => name);
    expect(new Set(fonts.map((name) => name?.split('+')[1]))).toEqual(
      new Set(['BeVietnamPro-Regular', 'BeVietnamPro-SemiBold']),
    );
    expect(raw.match(/\/FontFile2/g)).toHaveLength(2);
    expect(raw).toMatch(/\/TrimBox \[28\.346 28\.346 623\.622 870\.236\]/);
    const pixmap = page.toPixmap(mupdf.Matrix.scale(1.5, 1.5), mupdf.ColorSpace.DeviceGray, false);
    const grey = await sharp(Buffer.from(pixmap.asPNG())).greyscale().raw().toBuffer({ resolveWithObject: true });
    const scale = 1.5 * (72 / 25.4);
    const { x = 0, y = 0, width = 0 } = made.sheet.symbols[0] ?? {};
    const view = {
      sign: { data: Float32Array.from(grey.data), width: grey.info.width, height: grey.info.height },
      symbol: { x: x * scale, y: y * scale, side: width * scale },
    };
    const read = await readBack(view, { pixels: 200, blur: 0, turn: 0, tilt: 0, contrast: 1, dirt: 0 });
    expect(read).toEqual({ jsqr: printed(sign), zxing: printed(sign) });
  }, 60_000);

  it('SVG: real millimetres and outlines only, so that no print shop needs a font', async () => {
    const { svg } = await sheetOf(sign, 'plaque');
    expect(svg).toContain('width="80mm" height="100mm" viewBox="0 0 80 100"');
    expect(svg).not.toMatch(/<text|font-family|href="http/);
  }, 60_000);

  it('PNG: 300 dots an inch', async () => {
    const { width, density } = await sharp(await toPng(await sheetOf(sign, 'plaque'), 'plaque')).metadata();
    expect([width, density]).toEqual([945, 300]);
  }, 60_000);

  it('says from how far its symbol can be read: the rule of ten', () =>
    expect([scanDistance(104), scanDistance(42), scanDistance(33.6)]).toEqual([1, 0.4, 0.3]));
});
