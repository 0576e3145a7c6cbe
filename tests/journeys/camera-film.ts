import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { signWords } from '../../src/commands/sign-words';
import { createSignSheet, isSignFault } from '../../src/press/sign-sheets';
import { photograph, PLAIN, type Gray } from '../../src/press/signs/camera';
import { signView } from '../../src/press/signs/sign-view';
import { sample, signs } from '../qr/sample-signs';

const [WIDTH, HEIGHT] = [640, 480];

/** What a phone sees of the printed sign of a site, held a little askew. */
async function seen(origin: string, code: string): Promise<Gray> {
  const sign = signs.find((one) => one.code === code);
  if (!sign) throw new Error(`The sample has no sign ${code}.`);
  const words = signWords(sample, sign, origin);
  const made = await createSignSheet({ code, origin, words, sources: {}, format: 'plaque', marks: false });
  if (isSignFault(made)) throw new Error(made.code);
  const view = await signView(made.svg, made.sheet);
  return photograph(view.sign, view.symbol, { ...PLAIN, pixels: 240, blur: 0.8, turn: 8, tilt: 15 });
}

/** A film for Chromium's camera that plays from a file: motion JPEG, which is pictures one after another. */
export async function filmSign(file: string, origin: string, code: string): Promise<void> {
  const { data, width, height } = await seen(origin, code);
  const frame = await sharp(Buffer.from(Uint8Array.from(data)), { raw: { width, height, channels: 1 } })
    .resize({ width: WIDTH, height: HEIGHT, fit: 'contain', background: '#969696' })
    .jpeg({ quality: 90 })
    .toBuffer();
  await writeFile(file, Buffer.concat([frame, frame]));
}
