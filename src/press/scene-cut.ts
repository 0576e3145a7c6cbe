import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile } from '../tour/published';
import type { PosterData, PyramidData } from '../tour/pyramid-shape';
import { decode, decodeTo } from './cut/decode';
import { cutFlatLevel, drawFrame, sampleFrame } from './cut/flat';
import {
  createStop,
  posterJobs,
  posterPieces,
  pyramidJobs,
  shrinkJobs,
  type Cut,
  type Job,
  type JobResult,
} from './cut/job';
import type { Memory } from './cut/pixels';
import type { Pool } from './cut/pool';
import { cutCards, cutPoster } from './cut/posters';
import { createSphere } from './cut/sphere';
import { tune, type Tuning } from './cut/tuning';
import type { ScenePlan } from './scene-plan';
import { findEntry, keepEntry, type Entry } from './store/entry';
import type { Temp } from './store/temp';

/** What cutting needs besides the plan. */
export interface CutRoom {
  cache: string;
  temp: Temp;
  pool: Pool;
  memory: Memory;
  signal?: AbortSignal;
  /** Called after each piece of work. */
  onPiece(scene: string): void;
}

/** Pieces of work of a scene that are not in the cache. */
export interface Missing {
  pyramid?: PyramidData;
  posters: PosterData[];
}

export async function missingOf(plan: ScenePlan, cache: string): Promise<Missing> {
  const has = async (base: string): Promise<boolean> => (await findEntry(cache, base)) !== undefined;
  const posters: PosterData[] = [];
  for (const poster of plan.posters) if (!(await has(poster.base))) posters.push(poster);
  return { posters, ...(plan.pyramid && !(await has(plan.pyramid.base)) && { pyramid: plan.pyramid }) };
}

const isSphere = ({ sphere }: ScenePlan): boolean => sphere !== undefined;

/** How many times `onPiece` will be called for what is missing. */
export function piecesOf(plan: ScenePlan, { pyramid, posters }: Missing): number {
  const levels = isSphere(plan) ? pyramid && pyramidJobs(pyramid) : pyramid?.levels;
  return (levels?.length ?? 0) + posters.reduce((sum, poster) => sum + posterPieces(poster), 0);
}

/** Collects the results of jobs by the entry that they belong to. */
function createLists(bases: readonly string[]) {
  const entries = new Map(bases.map((base): [string, Entry] => [base, { base, files: [] }]));
  const add = (file: ListedFile): void => {
    for (const [base, { files }] of entries) if (file.path.startsWith(`${base}/`)) files.push(file);
  };
  return {
    add: ({ files, blur }: JobResult): void => {
      files.forEach(add);
      const owner = entries.get(files[0]?.path.replace(/\/[^/]*$/, '') ?? '');
      if (blur !== undefined && owner) owner.blur = blur;
    },
    entries: (): Entry[] =>
      [...entries.values()].map((entry) => ({
        ...entry,
        files: entry.files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      })),
  };
}

type Add = (result: JobResult) => void;

async function fillLevels(cut: Cut, { pool, signal }: CutRoom): Promise<void> {
  for (const [level, { height }] of cut.sphere.levels.entries())
    if (level > 0) await pool.run(cut, shrinkJobs(level, height), () => undefined, signal);
}

/** Finds out how each poster is to be encoded, then lists what there is to cut. */
async function jobsOf({ pyramid, posters }: Missing, cut: Cut, { pool, signal }: CutRoom): Promise<Job[]> {
  const tunings = new Map<string, Tuning>();
  const tuneJobs = posters.map((poster): Job => ({ kind: 'tune', poster }));
  const onDone = ({ tuning }: JobResult): void => void (tuning && tunings.set(tuning.base, tuning.tuning));
  if (posters.length > 0) await pool.run(cut, tuneJobs, onDone, signal);
  const ofPoster = (poster: PosterData): Job[] => {
    const tuning = tunings.get(poster.base);
    return tuning ? posterJobs(poster, tuning) : [];
  };
  return [...posters.flatMap(ofPoster), ...(pyramid ? pyramidJobs(pyramid) : [])];
}

async function cutSphere(plan: ScenePlan, missing: Missing, room: CutRoom, add: Add): Promise<void> {
  const { source, sphere } = plan;
  if (sphere === undefined) return;
  const { pool, signal, temp, memory } = room;
  const pixels = await decode(source, temp.folder, memory);
  const stop = createStop();
  const onAbort = (): void => void Atomics.store(stop, 0, 1);
  const { extent, tilt } = sphere;
  const cut: Cut = {
    sphere: createSphere(pixels, extent, memory.take),
    root: temp.folder,
    stop,
    ...(tilt && { tilt }),
  };
  const onDone = (result: JobResult): void => {
    add(result);
    room.onPiece(plan.scene.id);
  };
  signal?.addEventListener('abort', onAbort);
  try {
    await fillLevels(cut, room);
    await pool.run(cut, await jobsOf(missing, cut, room), onDone, signal);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function cutFlat(plan: ScenePlan, { pyramid, posters }: Missing, room: CutRoom, add: Add): Promise<void> {
  const { temp, signal } = room;
  const decoded = join(temp.folder, 'flat.v');
  const done = (result: JobResult): void => {
    add(result);
    room.onPiece(plan.scene.id);
    signal?.throwIfAborted();
  };
  const draw = drawFrame(decoded, plan.source.facts, plan.scene.frame);
  await decodeTo(decoded, plan.source.file, plan.source.src);
  const jobs: Job[] = [];
  for (const poster of posters) jobs.push(...posterJobs(poster, await tune(await sampleFrame(draw, poster))));
  for (const job of jobs) {
    if (job.kind === 'poster') done({ files: await cutPoster(temp.folder, draw, job) });
    if (job.kind === 'cards') done(await cutCards(temp.folder, draw, job.poster));
  }
  for (const level of pyramid?.levels.keys() ?? [])
    if (pyramid) done({ files: await cutFlatLevel(decoded, temp.folder, { pyramid, level }) });
  await rm(decoded, { force: true });
}

/** Cuts what is missing of a scene into the cache, each entry whole. Decodes nothing when nothing is missing. */
export async function cutScene(plan: ScenePlan, missing: Missing, room: CutRoom): Promise<number> {
  const bases = [...(missing.pyramid ? [missing.pyramid.base] : []), ...missing.posters.map(({ base }) => base)];
  if (bases.length === 0) return 0;
  room.signal?.throwIfAborted();
  const lists = createLists(bases);
  await (isSphere(plan) ? cutSphere : cutFlat)(plan, missing, room, lists.add);
  const entries = lists.entries();
  for (const entry of entries) await keepEntry(room.cache, room.temp.folder, entry);
  return entries.reduce((sum, { files }) => sum + files.length, 0);
}
