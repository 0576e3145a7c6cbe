import type { Sheet } from '../../qr/sheet';
import type { Gray } from './camera';
import { drawSvg } from './draw-svg';

/** Enough for any distance that a phone is held at. */
const SYMBOL_PIXELS = 280;
/** What is looked at around a symbol, in symbols: readers have to find it between words and pictures. */
const AROUND = 0.45;

export interface SignView {
  sign: Gray;
  symbol: { x: number; y: number; side: number };
}

/** The neighbourhood of a sheet's first symbol as pixels, from the very file that is to be printed. */
export async function signView(svg: string, { width, height, symbols }: Sheet): Promise<SignView> {
  const [symbol] = symbols;
  if (!symbol) throw new Error('The sheet has no symbol.');
  const scale = SYMBOL_PIXELS / symbol.width;
  const whole = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const left = Math.max(0, Math.round((symbol.x - AROUND * symbol.width) * scale));
  const top = Math.max(0, Math.round((symbol.y - AROUND * symbol.width) * scale));
  const area = {
    ...{ left, top },
    width: Math.min(whole.width - left, Math.round(symbol.width * (1 + 2 * AROUND) * scale)),
    height: Math.min(whole.height - top, Math.round(symbol.width * (1 + 2 * AROUND) * scale)),
  };
  const raw = await drawSvg(svg, { width, height }, scale).extract(area).greyscale().raw().toBuffer();
  return {
    sign: { data: Float32Array.from(raw), width: area.width, height: area.height },
    symbol: { x: symbol.x * scale - left, y: symbol.y * scale - top, side: symbol.width * scale },
  };
}
