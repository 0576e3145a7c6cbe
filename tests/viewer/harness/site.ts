import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scene } from '../../../src/tour/scene';
import type { View } from '../../../src/tour/view';
import type { PosterData } from '../../../src/tour/pyramid-shape';
import { cutPosters, cutPyramid, LONG } from './pictures';
import { greyWorld, markedWorld, type World } from './world';

interface Plan {
  id: string;
  world: World;
  face: number;
  view: View;
  heading: number;
  ratios: string[];
}

/** Faces that are no multiple of a tile too, so that last tiles are narrow. */
const PLANS: readonly Plan[] = [
  {
    id: 'gate',
    world: markedWorld(0),
    face: 1_024,
    view: { yaw: 15, pitch: 5, fov: 90 },
    heading: 40,
    ratios: ['1:2', '9:16', '5:8', '16:9', '1:1'],
  },
  {
    id: 'yard',
    world: markedWorld(2),
    face: 1_000,
    view: { yaw: -100, pitch: 0, fov: 90 },
    heading: 100,
    ratios: ['1:2'],
  },
  { id: 'grey', world: greyWorld, face: 512, view: { yaw: 180, pitch: 0, fov: 90 }, heading: 0, ratios: ['1:1'] },
];

export const worldOf = (id: string): World => PLANS.find((plan) => plan.id === id)?.world ?? greyWorld;

export type SceneName = 'gate' | 'yard' | 'grey';

async function cutScene({ id, world, face, view, heading, ratios }: Plan, folder: string): Promise<Scene> {
  const pyramid = await cutPyramid(world, `${id}/pyramid`, face, folder);
  const plain: PosterData = { base: `${id}/poster`, view, ratios, files: [{ type: 'avif', longs: [LONG] }] };
  const posters = [await cutPosters(world, plain, folder)];
  const media: Scene['media'] = { type: 'panorama', src: `media/${id}.jpg`, heading, pyramid, posters };
  return { id, kind: 'panorama', title: { vi: id, en: id }, media, view };
}

/** Cuts the test scenes once; they are kept beside the system's other temporary files until this code changes. */
export async function cutSite(): Promise<{ folder: string; scenes: Scene[] }> {
  const sources = ['world.ts', 'pictures.ts', 'site.ts'].map((name) => readFile(join(import.meta.dirname, name)));
  // The plans, too: what was loaded may be older than what lies in the file by now.
  const hash = createHash('sha256').update(JSON.stringify(PLANS));
  for (const source of await Promise.all(sources)) hash.update(source);
  const folder = join(tmpdir(), `disan360-viewer-${hash.digest('hex').slice(0, 16)}`);
  const list = join(folder, 'scenes.json');
  if (!existsSync(list)) {
    const fresh = `${folder}.${process.pid}`;
    await mkdir(fresh, { recursive: true });
    const scenes = [];
    for (const plan of PLANS) scenes.push(await cutScene(plan, join(fresh, 'tours/test')));
    await writeFile(join(fresh, 'scenes.json'), JSON.stringify(scenes));
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  }
  return { folder, scenes: JSON.parse(await readFile(list, 'utf8')) as Scene[] };
}
