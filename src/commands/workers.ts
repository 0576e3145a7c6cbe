import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';

/** A worker that cannot start must not be started again and again. */
const PAUSE_MS = 1_000;

/** As many processes as are wanted answer on one port; one that ends is replaced. Resolves when the signal says stop. */
export async function serveInWorkers(
  count: number,
  tell: () => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  // Each process takes its visitors from the system's queue itself: handed over one by one, a thousand of them waited for a second.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const start = (): Worker => cluster.fork();
  const replace = (): void => void setTimeout(() => signal?.aborted === true || start(), PAUSE_MS);
  const first = Array.from({ length: count }, start);
  await Promise.all(first.map((worker) => Promise.race([once(worker, 'listening'), once(worker, 'exit')])));
  const dead = first.filter((worker) => worker.isDead());
  if (dead.length === count) return 2;
  // One may have died while the others were still beginning.
  dead.forEach(() => replace());
  cluster.on('exit', replace);
  tell();
  if (signal && !signal.aborted) await once(signal, 'abort');
  else if (!signal) await once(cluster, 'disconnect');
  cluster.off('exit', replace);
  const running = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  await Promise.all(
    running.map(async (worker) => {
      const gone = once(worker, 'exit');
      worker.process.kill('SIGTERM');
      await gone;
    }),
  );
  return 0;
}
