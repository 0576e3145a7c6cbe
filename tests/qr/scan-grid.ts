import { join } from 'node:path';
import { exposed, PLAIN, softened, toRgba, type Shot } from '../../src/press/signs/camera';
import { signView, type SignView } from '../../src/press/signs/sign-view';
import { sheetToSvg } from '../../src/press/signs/svg';
import { signMatrix } from '../../src/qr/matrix';
import { formatLink } from '../../src/tour/link';
import type { Sign } from '../../src/tour/sign';
import { DECODERS, decodePicture, type Decoder } from './decoders';
import { contentOf, laid, ORIGIN, sample } from './sample-signs';

/** Of every two distortions, each with each. */
const product = <T>(axes: { [Key in keyof T]: readonly T[Key][] }): T[] =>
  Object.entries(axes).reduce<Partial<T>[]>(
    (some, [key, values]) => some.flatMap((one) => (values as unknown[]).map((value) => ({ ...one, [key]: value }))),
    [{}],
  ) as T[];

const TURNS = [0, 12, 90, 180, 255, 348, 33];

/** Everything with everything, in two lights and turned in all ways by turns. */
const GRID: readonly Shot[] = product<Omit<Shot, 'turn' | 'contrast'>>({
  pixels: [120, 200],
  blur: [0, 1],
  tilt: [0, 30],
  dirt: [0, 0.2],
}).map((shot, index) => ({
  ...shot,
  contrast: index % 3 === 0 ? 1 : 0.35,
  turn: TURNS[index % TURNS.length] ?? 0,
}));

const isSoftFromTheSide = ({ blur, tilt }: Shot): boolean => blur > 0 && tilt > 0;

/** What every sheet has to bear. */
export const PROMISED = GRID.filter((shot) => !isSoftFromTheSide(shot));
/** Counted but not promised: it is more than jsQR always reads. */
export const BEYOND = GRID.filter(isSoftFromTheSide);

/** What the table goes through; it reaches beyond what can be read. */
export const AXES = {
  pixels: [70, 90, 120, 160, 220],
  blur: [0, 1, 2],
  tilt: [0, 30, 45],
  dirt: [0, 0.15, 0.25],
};
export const LIGHTS: readonly Pick<Shot, 'contrast' | 'turn'>[] = [
  { contrast: 1, turn: 0 },
  { contrast: 0.35, turn: 12 },
];

/** The same place as an address without a registry: what would be printed if there were no codes. */
export function fullAddress({ scene, view }: Sign): string {
  const { yaw = 0, pitch = 0, fov = 90 } = view ?? {};
  return (
    ORIGIN +
    formatLink({
      lang: 'vi',
      tour: sample.id,
      scene,
      view: { yaw, pitch, fov },
    })
  );
}

/** A plaque that says something, as it is printed: same size of symbol, same correction, whatever it holds. */
export async function plaqueSaying(text: string, sign: Sign): Promise<SignView> {
  const sheet = laid('plaque', {
    ...contentOf(sign, false),
    matrix: signMatrix(text),
  });
  return signView(sheetToSvg(sheet, sign.code, new Map()), sheet);
}

export type Counted = Record<Decoder, number>;

/** How many of some shots each decoder reads, and which it does not. */
export async function countReads(
  { sign, symbol }: SignView,
  text: string,
  shots: readonly Shot[],
): Promise<{ read: Counted; missed: string[] }> {
  const read = Object.fromEntries(DECODERS.map((decoder) => [decoder, 0])) as Counted;
  const missed: string[] = [];
  const soft = new Map<string, ReturnType<typeof softened>>();
  for (const shot of shots) {
    const key = [shot.pixels, shot.blur, shot.dirt].join();
    const flat = soft.get(key) ?? softened(sign, symbol, shot);
    soft.set(key, flat);
    const found = await decodePicture(toRgba(exposed(flat, symbol, shot)));
    for (const decoder of DECODERS) {
      if (found[decoder] === text) read[decoder]++;
      else missed.push(`${decoder} ${JSON.stringify(shot)}`);
    }
  }
  return { read, missed };
}

export const shotsAt = (at: Pick<Shot, 'pixels' | 'blur' | 'tilt' | 'dirt'>): Shot[] =>
  LIGHTS.map((light) => ({ ...PLAIN, ...at, ...light }));

export const cells = (): Pick<Shot, 'pixels' | 'blur' | 'tilt' | 'dirt'>[] => product(AXES);

export const DOCUMENT = join('docs', 'QR-SCAN.md');
