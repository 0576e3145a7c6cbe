import type { ListedFile } from '../tour/published';
import { createMemory } from './cut/pixels';
import { createPool } from './cut/pool';
import type { PressedScene } from './published-tour';
import type { Run } from './run';
import { cutScene, missingOf, piecesOf, type CutRoom } from './scene-cut';
import { planScene, type ScenePlan } from './scene-plan';
import { findEntry, type Entry } from './store/entry';
import { placeEntry } from './store/place';

const WORKER = './press-worker.js';

async function planScenes({ tour, find }: Run): Promise<ScenePlan[]> {
  const plans: ScenePlan[] = [];
  for (const scene of tour.scenes) {
    const plan = await planScene(scene, tour, find);
    if (plan) plans.push(plan);
  }
  return plans;
}

/** Plans of which something has to be cut. */
async function unfinishedOf(plans: readonly ScenePlan[], { cache, progress }: Run): Promise<ScenePlan[]> {
  const unfinished: ScenePlan[] = [];
  for (const plan of plans) {
    const pieces = piecesOf(plan, await missingOf(plan, cache));
    progress.expect(pieces);
    if (pieces > 0) unfinished.push(plan);
  }
  return unfinished;
}

async function cutAll(plans: readonly ScenePlan[], run: Run): Promise<number> {
  if (plans.length === 0) return 0;
  const { cache, cacheTemp: temp, progress, signal } = run;
  const pool = await createPool(run.worker ?? new URL(WORKER, import.meta.url));
  const onPiece = (scene: string): void => progress.step('picture', scene);
  const room: CutRoom = { cache, temp, pool, memory: createMemory(), onPiece, ...(signal && { signal }) };
  try {
    let encoded = 0;
    for (const plan of plans) encoded += await cutScene(plan, await missingOf(plan, cache), room);
    return encoded;
  } finally {
    await pool.close();
  }
}

async function placeScene(plan: ScenePlan, { cache, tourOut, outTemp }: Run): Promise<PressedScene> {
  const bases = [...(plan.pyramid ? [plan.pyramid.base] : []), ...plan.posters.map(({ base }) => base)];
  const entries = new Map<string, Entry>();
  for (const base of bases) {
    const entry = await findEntry(cache, base);
    if (entry === undefined) throw new Error(`${base} was cut and is gone`);
    await placeEntry(cache, tourOut, entry, outTemp);
    entries.set(base, entry);
  }
  return { plan, entries };
}

export interface PressedScenes {
  scenes: Map<string, PressedScene>;
  files: ListedFile[];
  encoded: number;
}

/** Cuts what is not in the cache yet, and puts all pictures of scenes into the published folder. */
export async function pressScenes(run: Run): Promise<PressedScenes> {
  const plans = await planScenes(run);
  const encoded = await cutAll(await unfinishedOf(plans, run), run);
  const scenes = new Map<string, PressedScene>();
  for (const plan of plans) scenes.set(plan.scene.id, await placeScene(plan, run));
  const files = [...scenes.values()].flatMap(({ entries }) => [...entries.values()].flatMap((entry) => entry.files));
  return { scenes, files, encoded };
}
