import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SCENES, VIEW } from '../conditions.mjs';
import { placesOf, ROOT } from '../places.mjs';

const degrees = Math.PI / 180;
const view = { yaw: Math.round(VIEW.yaw / degrees), pitch: Math.round(VIEW.pitch / degrees), fov: 90 };
const both = (vi, en) => ({ vi, en });

/** Behind the visitor, so that the sign of the link is over no picture that is compared. */
const next = (index) => ({
  id: 'next',
  type: 'link',
  at: { yaw: -150, pitch: 0 },
  to: { scene: `scene-${(index % SCENES) + 1}`, view },
  title: both('Cảnh tiếp theo', 'Next scene'),
});

const scene = (index) => ({
  id: `scene-${index}`,
  kind: 'panorama',
  title: both(`Cảnh ${index}`, `Scene ${index}`),
  description: both('Ảnh dùng để đo tốc độ.', 'A picture for measuring speed.'),
  media: { type: 'panorama', src: `media/${index}.jpg`, heading: 0 },
  view,
  hotspots: [next(index)],
});

const manifest = (picture) => ({
  format: 1,
  id: `bench-${picture}`,
  languages: ['vi', 'en'],
  title: both('Đo tốc độ', 'Benchmark'),
  summary: both('Một tham quan để so sánh tốc độ.', 'A tour for comparing speed.'),
  start: 'scene-1',
  scenes: Array.from({ length: SCENES }, (_, index) => scene(index + 1)),
});

/** Scene 1 is the picture itself; the others are smaller and turned, so that each has tiles of its own. */
async function writeScenes(panorama, folder) {
  const first = join(folder, 'media/1.jpg');
  if (existsSync(first)) return;
  await mkdir(join(folder, 'media'), { recursive: true });
  const [width, height] = [2048, 1024];
  const small = await sharp(panorama, { limitInputPixels: false }).resize(width, height).toBuffer();
  for (let index = 2; index <= SCENES; index++) {
    const left = Math.round((width * (index - 1)) / SCENES);
    const right = await sharp(small)
      .extract({ left, top: 0, width: width - left, height })
      .toBuffer();
    await sharp({ create: { width, height, channels: 3, background: '#000' } })
      .composite([
        { input: right, left: 0, top: 0 },
        {
          input: await sharp(small).extract({ left: 0, top: 0, width: left, height }).toBuffer(),
          left: width - left,
          top: 0,
        },
      ])
      .jpeg({ quality: 85 })
      .toFile(join(folder, `media/${index}.jpg`));
  }
  await writeFile(first, await readFile(panorama));
}

/** Writes a tour with the picture as its first scene and presses it with the program that operators use. */
export async function prepareOurs(picture) {
  const { tour, site, panorama } = placesOf(picture);
  await writeScenes(panorama, tour);
  await writeFile(join(tour, 'tour.json'), JSON.stringify(manifest(picture), null, 1));
  const { status } = spawnSync(
    process.execPath,
    ['src/bin/disan360.mjs', 'press', tour, '--out', site, '--lang', 'en'],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('The tour of the benchmark could not be pressed.');
}
