import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { build } from '../../src/bin/build.mjs';
import { CACHE, placesOf, ROOT } from './places.mjs';

/**
 * `npm run bench:press -- --rounds 5`: a panorama of 8192 × 4096 from picture to files, by press and by ffmpeg with libvips,
 * turn by turn; then a tour of eight scenes pressed again after one changed text. Each runs as a program of its own, whose
 * processor time and memory are told by itself, so that a busy machine only spoils the seconds.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    picture: { type: 'string', default: placesOf('courtyard').panorama },
    tour: { type: 'string', default: join(ROOT, 'tours/thanh-co-quang-tri') },
  },
});

const PLACE = join(CACHE, 'press');
const TOLD = join(PLACE, 'told.json');

/** Put before a program: when it ends it writes down what it has used; its threads count, its children do not. */
const TELL = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(${JSON.stringify(TOLD)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1e3 }));
  });`)}`;

function measured(name, args, cwd) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TELL, ...args], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} ended with status ${status}: ${stderr.slice(-500)}`);
  // What the program says of its own work, without its start.
  const told = Number(/ in ([\d.]+) s/.exec(stdout)?.[1] ?? NaN);
  return { name, seconds: (performance.now() - started) / 1e3, told, ...JSON.parse(readFileSync(TOLD, 'utf8')) };
}

const bytesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const press = (cwd, tour) => ['press', join(cwd, 'tours', tour), '--out', join(cwd, 'dist'), '--lang', 'en'];
const PROGRAM = join(ROOT, 'src/bin/disan360.mjs');

function freshFolder(name) {
  const folder = join(PLACE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

const words = (text) => ({ vi: text, en: text });

function writeOneScene(folder) {
  mkdirSync(join(folder, 'tours/one/media'), { recursive: true });
  cpSync(values.picture, join(folder, 'tours/one/media/a.jpg'));
  const scene = { id: 'a', kind: 'panorama', title: words('A'), media: { type: 'panorama', src: 'media/a.jpg' } };
  const tour = { format: 1, id: 'one', languages: ['vi', 'en'], title: words('One'), scenes: [scene] };
  writeFileSync(join(folder, 'tours/one/tour.json'), JSON.stringify(tour));
}

/** One changed title, as staff would mend it. */
function changeText(file, round) {
  const tour = JSON.parse(readFileSync(file, 'utf8'));
  tour.scenes[0].title.vi = `${tour.scenes[0].title.vi} ${round}`;
  writeFileSync(file, JSON.stringify(tour, null, 2));
}

/**
 * The fastest public way that runs without compiling anything: ffmpeg's v360 filter draws six faces, libvips cuts them.
 * Pannellum's generate.py needs hugin's nona and does the same with one program started for each face.
 */
const peer = join(ROOT, 'tests/bench/prepare/tiler.mjs');

if (!existsSync(values.picture)) throw new Error('No picture yet: `npm run bench -- --rounds 1` draws it.');
const { width, height } = await sharp(values.picture, { limitInputPixels: false }).metadata();
const megapixels = (width * height) / 1e6;
mkdirSync(PLACE, { recursive: true });
await build();
const results = [];
const keep = (result, folder) => {
  results.push({ ...result, onDisk: bytesBelow(folder) / 1e6 });
  console.log(JSON.stringify(results.at(-1)));
};
for (let round = 1; round <= Number(values.rounds); round++) {
  const ours = freshFolder('ours');
  writeOneScene(ours);
  keep(measured('press', [PROGRAM, ...press(ours, 'one')], ours), join(ours, 'dist/tours'));
  const theirs = freshFolder('theirs');
  keep(measured('ffmpeg + libvips', [peer, values.picture, theirs], theirs), theirs);
}
const again = freshFolder('again');
const tour = values.tour.split('/').filter(Boolean).at(-1);
cpSync(values.tour, join(again, 'tours', tour), { recursive: true });
measured('first', [PROGRAM, ...press(again, tour)], again);
for (let round = 1; round <= Number(values.rounds); round++) {
  changeText(join(again, 'tours', tour, 'tour.json'), round);
  keep(measured('press again', [PROGRAM, ...press(again, tour)], again), join(again, 'dist/tours'));
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
console.log(`\n${width} × ${height}, ${values.rounds} rounds, medians\n`);
for (const name of new Set(results.map((result) => result.name))) {
  const of = (key) => median(results.filter((result) => result.name === name).map((result) => result[key]));
  const each = name === 'press again' ? '' : `, ${(of('cpu') / megapixels).toFixed(2)} of them a megapixel`;
  const work = Number.isNaN(of('told')) ? '' : ` (${of('told').toFixed(1)} s of them work)`;
  const numbers = [of('cpu').toFixed(1), of('seconds').toFixed(1), of('mb').toFixed(0), of('onDisk').toFixed(1)];
  console.log(
    `${name}: ${numbers[0]} s of processor${each}, ${numbers[1]} s${work}, ${numbers[2]} MB, ${numbers[3]} MB on disk`,
  );
}
