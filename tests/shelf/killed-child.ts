import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { publishFolder, rollBack } from './scenario';

/** A process that is going to be killed: publishes, rolls back, takes down and sweeps without end. */
async function run([folder = '', seed = '1', ...outs]: string[]): Promise<void> {
  let state = Number(seed);
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const started = performance.now();
  const shelf = await createFolderShelf(folder);
  await shelf.sweep();
  process.send?.({ restartMs: performance.now() - started });
  for (;;) {
    const what = below(10);
    if (what < 5) await publishFolder(shelf, outs[below(outs.length)] ?? '');
    else if (what < 8) await rollBack(shelf, 1 + below(3));
    else if (what < 9) await shelf.takeDown('tours/dia-dao').catch(() => undefined);
    else await shelf.sweep();
  }
}

await run(process.argv.slice(2));
