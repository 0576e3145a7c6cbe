import type { Cut, Job, JobResult } from './job';
import { cutCards, cutPoster, drawFromSquare, drawView, samplePoster } from './posters';
import { shrinkRows } from './shrink';
import { gridOf } from './sphere';
import { tune } from './tuning';
import { cutCoverage, cutTiles } from './tiles';

function shrink({ sphere }: Cut, { level, first, count }: { level: number; first: number; count: number }): void {
  const [from, to] = [sphere.levels[level - 1], sphere.levels[level]];
  if (from && to) shrinkRows(from, to, gridOf(from, sphere.extent), { first, count });
}

/** Does one piece of work; the same code runs in a worker and, where none can be had, in the main thread. */
export async function runJob(cut: Cut, job: Job): Promise<JobResult> {
  switch (job.kind) {
    case 'shrink':
      shrink(cut, job);
      return { files: [] };
    case 'tiles':
      return { files: await cutTiles(cut, job) };
    case 'coverage':
      return { files: await cutCoverage(cut, job.pyramid) };
    case 'tune':
      return { files: [], tuning: { base: job.poster.base, tuning: await tune(await samplePoster(cut, job.poster)) } };
    case 'poster':
      return { files: await cutPoster(cut.root, drawFromSquare(cut, job.poster, job.long), job) };
    case 'cards':
      return cutCards(cut.root, drawView(cut, job.poster), job.poster);
  }
}
