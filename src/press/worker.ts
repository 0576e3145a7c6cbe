import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import type { Cut, Job } from './cut/job';
import { toMessage, type FromWorker, type ToWorker } from './cut/message';
import { runJob } from './cut/run-job';

sharp.cache(false);
sharp.concurrency(1);

let cut: Cut | undefined;

const answer = (message: FromWorker): void => parentPort?.postMessage(message);

async function run(job: Job): Promise<void> {
  try {
    if (cut === undefined) throw new RangeError('A job came before its panorama');
    answer({ kind: 'done', result: await runJob(cut, job) });
  } catch (error) {
    answer({ kind: 'failed', error: toMessage(error) });
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'cut') cut = message.cut;
  else void run(message.job);
});
answer({ kind: 'ready' });
