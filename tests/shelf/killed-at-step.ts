import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { playThrough } from './scenario';
import { watchedDisk, type At } from './watched-disk';

/** A process that kills itself at one step of everything that a shelf does, just before it or just after. */
async function run([folder = '', step = '1', at = 'before', ...outs]: [string?, string?, At?, ...string[]]) {
  let count = 0;
  const end = (): Promise<never> => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
  const disk = watchedDisk(async (_, act) => {
    const isLast = ++count === Number(step);
    if (isLast && at === 'before') return end();
    const result = await act();
    return isLast ? end() : result;
  });
  await playThrough(await createFolderShelf(folder, disk), outs);
}

await run(process.argv.slice(2) as [string?, string?, At?, ...string[]]);
