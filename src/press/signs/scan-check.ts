import jsQR from 'jsqr';
import { photograph, PLAIN, toRgba, type Shot } from './camera';
import type { SignView } from './sign-view';

/** What every sign has to bear before it is written: far, blurred, turned, from the side, bleached, dirty, and some of it together. */
export const LEAST_SHOTS: readonly Shot[] = [
  PLAIN,
  { ...PLAIN, pixels: 110 },
  { ...PLAIN, blur: 1.5 },
  { ...PLAIN, turn: 30 },
  { ...PLAIN, turn: 180 },
  { ...PLAIN, tilt: 35 },
  { ...PLAIN, contrast: 0.3 },
  { ...PLAIN, dirt: 0.25 },
  { ...PLAIN, pixels: 150, blur: 1, turn: 12, tilt: 20, contrast: 0.5, dirt: 0.15 },
];

export function decode({ sign, symbol }: SignView, shot: Shot): string | undefined {
  const { data, width, height } = toRgba(photograph(sign, symbol, shot));
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
}

/** The first shot in which the sign does not say what it should. */
export const unreadShot = (view: SignView, address: string): Shot | undefined =>
  LEAST_SHOTS.find((shot) => decode(view, shot) !== address);
