import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Cut, Job, JobResult } from './job';
import { fromMessage, type FromWorker, type ToWorker } from './message';
import { runJob } from './run-job';

/** Does the work of one panorama on all cores. */
export interface Pool {
  /**
   * Resolves when all jobs are done. Rejects with the first failure, or when `signal` aborts; then no further job is
   * begun and those under way have ended.
   */
  run(cut: Cut, jobs: readonly Job[], onDone: (result: JobResult) => void, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** One core; takes one job at a time. */
interface Hand {
  take(cut: Cut, job: Job): Promise<JobResult>;
  close(): Promise<unknown>;
}

const MOST_HANDS = 8;

/** The main thread itself; lets other things happen between two jobs. */
const ownHand: Hand = {
  take: async (cut, job) => {
    await new Promise((later) => setImmediate(later));
    return runJob(cut, job);
  },
  close: () => Promise.resolve(),
};

/** Resolves when the worker's code runs; undefined when it cannot be started. */
function startWorker(url: URL): Promise<Worker | undefined> {
  const worker = new Worker(url);
  return new Promise((resolve) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}

interface Waiting {
  resolve(result: JobResult): void;
  reject(error: unknown): void;
}

function workerHand(worker: Worker): Hand {
  let waiting: Waiting | undefined;
  let ended: Error | undefined;
  let shown: Cut | undefined;
  const post = (message: ToWorker): void => worker.postMessage(message);
  const end = (error: Error): void => {
    ended ??= error;
    waiting?.reject(ended);
  };
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'done') waiting?.resolve(message.result);
    if (message.kind === 'failed') waiting?.reject(fromMessage(message.error));
  });
  worker.on('error', end);
  worker.on('exit', (status) => end(new Error(`A worker ended with status ${status}`)));
  return {
    take: (cut, job) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting = { resolve, reject };
        if (shown !== cut) post({ kind: 'cut', cut });
        shown = cut;
        post({ kind: 'job', job });
      }),
    close: () => worker.terminate(),
  };
}

async function startHands(url: URL | undefined, size: number): Promise<Hand[]> {
  if (url === undefined || !existsSync(fileURLToPath(url))) return [ownHand];
  const workers = await Promise.all(Array.from({ length: size }, () => startWorker(url)));
  const started = workers.filter((worker) => worker !== undefined);
  return started.length > 0 ? started.map(workerHand) : [ownHand];
}

/** Starts workers; where there are none (no file, no memory) the same code runs in this thread. */
export async function createPool(url: URL | undefined): Promise<Pool> {
  const hands = await startHands(url, Math.min(MOST_HANDS, availableParallelism()));
  return {
    run: async (cut, jobs, onDone, signal) => {
      const next = jobs.values();
      let failed = false;
      const work = async (hand: Hand): Promise<void> => {
        for (const job of next) {
          if (failed) return;
          try {
            signal?.throwIfAborted();
            onDone(await hand.take(cut, job));
          } catch (error) {
            failed = true;
            throw error;
          }
        }
      };
      const ends = await Promise.allSettled(hands.map(work));
      signal?.throwIfAborted();
      const broken = ends.find((end) => end.status === 'rejected');
      if (broken) throw broken.reason;
    },
    close: async () => {
      await Promise.all(hands.map((hand) => hand.close()));
    },
  };
}
