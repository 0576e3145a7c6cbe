import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { photograph, toRgba, type Shot } from '../../src/press/signs/camera';
import type { SignView } from '../../src/press/signs/sign-view';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });

/** Two programs that share no line of code, neither of them with what draws the symbols. */
export const DECODERS = ['jsqr', 'zxing'] as const;
export type Decoder = (typeof DECODERS)[number];

export type Read = Record<Decoder, string | undefined>;

interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export async function decodePicture({ data, width, height }: Picture): Promise<Read> {
  const jsqr = jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
  const picture = { data, width, height, colorSpace: 'srgb' } as ImageData;
  const [found] = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return { jsqr, zxing: found?.text };
}

/** What each decoder reads in a photograph of a sign. */
export const readBack = ({ sign, symbol }: SignView, shot: Shot): Promise<Read> =>
  decodePicture(toRgba(photograph(sign, symbol, shot)));
