/*
 * Makes media/song-bien.m4a of sam-son-truong-le and dia-dao-vinh-moc: `node tours/drawn/surf.mjs` (needs ffmpeg). Waves that a computer
 * makes of noise, not a recording; the end goes over into the beginning, so it can be played in a loop.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [RATE, SECONDS, OVERLAP] = [32_000, 22, 1.5];
const TOURS = ['sam-son-truong-le', 'dia-dao-vinh-moc'];
/** When each wave breaks, how long it draws back, and how loud it is. */
const WAVES = [[1.6, 4.2, 0.9], [6.9, 3.6, 0.7], [11.2, 4.8, 1], [17.4, 3.9, 0.8]];

let seed = 20;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 31 - 1;
};

/** Noise below a frequency: two simple low passes in a row. */
function noise(length, hertz) {
  const part = 1 - Math.exp((-2 * Math.PI * hertz) / RATE);
  let [first, second] = [0, 0];
  const samples = new Float32Array(length);
  for (let index = 0; index < length; index++) {
    first += part * (random() - first);
    second += part * (first - second);
    samples[index] = second;
  }
  const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return samples.map((value) => value / loudest);
}

/** How strong the waves are at a second: a quick rise before each breaks, a slow fall after it, once round the loop. */
const swell = (second, rise) =>
  WAVES.reduce((sum, [at, back, loud]) => {
    const since = ((((second - at) % SECONDS) + SECONDS * 1.5) % SECONDS) - SECONDS / 2;
    return sum + loud * (since < 0 ? Math.exp(-((since / rise) ** 2)) : Math.exp(-since / (back / 2.6)));
  }, 0);

const [whole, over] = [SECONDS * RATE, OVERLAP * RATE];
const [rumble, roar, hiss] = [220, 900, 5_200].map((hertz) => noise(whole + over, hertz));
const raw = Float32Array.from({ length: whole + over }, (_, index) => {
  const second = index / RATE;
  return 0.34 * rumble[index] * (0.55 + 0.45 * swell(second, 1.5)) + 0.42 * roar[index] * (0.12 + swell(second, 0.9)) + 0.3 * hiss[index] * (0.05 + swell(second - 0.35, 0.45));
});
const loop = raw.slice(0, whole).map((value, index) => {
  const share = Math.min(index / over, 1);
  return value * Math.sqrt(share) + (share < 1 ? raw[whole + index] * Math.sqrt(1 - share) : 0);
});
const loudest = loop.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const input = Buffer.from(Int16Array.from(loop, (value) => (value / loudest) * 20_000).buffer);

for (const tour of TOURS) {
  const out = fileURLToPath(new URL(`../${tour}/media/song-bien.m4a`, import.meta.url));
  const sound = ['-f', 's16le', '-ar', `${RATE}`, '-ac', '1', '-i', '-', '-c:a', 'aac', '-b:a', '40k', '-movflags', '+faststart'];
  const { status } = spawnSync('ffmpeg', ['-y', '-loglevel', 'error', ...sound, '-metadata', 'comment=Made by a computer, not a recording', out], { input, stdio: ['pipe', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error('ffmpeg could not write the sound');
}
