import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { placesOf, ROOT } from '../places.mjs';

export const both = (vi, en) => ({ vi, en });

/** A scene that shows the tour's only picture. */
export const plainScene = (id, more = {}) => ({
  ...{ id, kind: 'panorama', title: both(`Cảnh ${id}`, `Scene ${id}`) },
  description: both('Ảnh dùng để đo.', 'A picture for measuring.'),
  media: { type: 'panorama', src: 'media/a.jpg', heading: 0 },
  view: { yaw: 0, pitch: 0, fov: 90 },
  ...more,
});

export const plainTour = (id, scenes) => ({
  ...{ format: 1, id, languages: ['vi', 'en'], title: both(`Tour ${id}`, `Tour ${id}`) },
  summary: both('Một tour để đo.', 'A tour for measuring.'),
  ...{ start: scenes[0].id, scenes },
});

/** Presses tours of one picture into a site of their own, with the program that operators use. */
export function pressMadeTours(name, picture, tours) {
  const { folder, site } = placesOf(name);
  for (const place of ['tours', 'site']) rmSync(join(folder, place), { recursive: true, force: true });
  for (const tour of tours) {
    const file = join(folder, 'tours', tour.id, 'media/a.jpg');
    mkdirSync(dirname(file), { recursive: true });
    linkSync(picture, file);
    writeFileSync(join(folder, 'tours', tour.id, 'tour.json'), JSON.stringify(tour));
  }
  const args = [join(ROOT, 'src/bin/disan360.mjs'), 'press', '--out', site, '--lang', 'en'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`The tours could not be pressed: ${stdout.slice(-500)}`);
}
