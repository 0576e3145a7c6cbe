import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

const ROOT = resolve(import.meta.dirname, '../..');
const PICTURE = join(ROOT, 'tours/thanh-co-quang-tri/media/cong-tien.jpg');

const words = (vi: string, en: string) => ({ vi, en });

const sceneOf = (id: string, vi: string, en: string) => ({
  ...{ id, kind: 'panorama', title: words(vi, en), media: { type: 'panorama', src: `media/${id}.jpg` } },
  description: words(`Đây là ${vi}.`, `This is ${en}.`),
});

/** A tour of small scenes, pressed into `site` below a folder: for tests that look at what happens, not at pixels. */
export async function pressSmallTour(folder: string, { id, title }: { id: string; title: string }): Promise<string> {
  const at = join(folder, id);
  mkdirSync(join(at, 'media'), { recursive: true });
  const scenes = [sceneOf('cong', 'Cổng', 'the gate'), sceneOf('san', 'Sân', 'the yard')];
  const picture = sharp(PICTURE).resize(1_024, 512);
  await picture.clone().toFile(join(at, 'media/cong.jpg'));
  await picture.flop().toFile(join(at, 'media/san.jpg'));
  const tour = {
    ...{ format: 1, id, languages: ['vi', 'en'], title: words(title, `${title} (en)`), scenes },
    summary: words('Để thử.', 'To try.'),
    credits: [{ text: words('Tự vẽ.', 'Drawn by ourselves.') }],
    rights: { license: 'CC0-1.0', holder: 'x' },
  };
  writeFileSync(join(at, 'tour.json'), JSON.stringify(tour));
  const site = join(folder, 'site');
  const press = ['src/bin/disan360.mjs', 'press', at, '--out', site, '--lang', 'en'];
  const { status, stdout, stderr } = spawnSync(process.execPath, press, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
  return site;
}
