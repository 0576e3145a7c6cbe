import { realDisk, type Disk, type NewFile } from '../../src/shelf/disk';

export interface Step {
  name: keyof Disk | keyof NewFile;
  path: string;
  /** Where a rename leads from; what a write writes. */
  from?: string;
}

export type Around = <T>(step: Step, act: () => Promise<T>) => Promise<T>;

/** The real disk, with something done around each of its steps. */
export function watchedDisk(around: Around, disk: Disk = realDisk): Disk {
  const file = (path: string, made: NewFile): NewFile => ({
    write: (piece) => around({ name: 'write', path }, () => made.write(piece)),
    sync: () => around({ name: 'sync', path }, () => made.sync()),
    // Not a step: a file that a crash leaves open is closed by the system.
    close: () => made.close(),
  });
  return {
    create: async (path) => file(path, await around({ name: 'create', path }, () => disk.create(path))),
    makeFolder: (path) => around({ name: 'makeFolder', path }, () => disk.makeFolder(path)),
    rename: (from, path) => around({ name: 'rename', path, from }, () => disk.rename(from, path)),
    link: (from, path) => around({ name: 'link', path, from }, () => disk.link(from, path)),
    point: (path, target) => around({ name: 'point', path }, () => disk.point(path, target)),
    removeFile: (path) => around({ name: 'removeFile', path }, () => disk.removeFile(path)),
    removeFolder: (path) => around({ name: 'removeFolder', path }, () => disk.removeFolder(path)),
    setTime: (path, seconds) => around({ name: 'setTime', path }, () => disk.setTime(path, seconds)),
    syncFolder: (path) => around({ name: 'syncFolder', path }, () => disk.syncFolder(path)),
  };
}

export type At = 'before' | 'after';

/** The n-th step never ends, as if the process had been killed just before or after it; so does every later one. */
export function diskThatStops(n: number, at: At): { disk: Disk; stopped: Promise<void>; steps(): number } {
  let count = 0;
  let tell: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (tell = resolve));
  const never = <T>(): Promise<T> => {
    tell();
    return new Promise<T>(() => undefined);
  };
  const disk = watchedDisk(async (_, act) => {
    const mine = ++count;
    if (mine > n || (mine === n && at === 'before')) return never();
    const result = await act();
    return mine === n ? never() : result;
  });
  return { disk, stopped, steps: () => count };
}

/** The n-th step fails once; a full disk goes on failing where something is to be added. */
export function diskThatFails(n: number, code: 'EIO' | 'ENOSPC'): { disk: Disk; failed(): Step | undefined } {
  let count = 0;
  let failed: Step | undefined;
  const adds = new Set<Step['name']>(['create', 'write', 'sync', 'makeFolder', 'link', 'point']);
  const disk = watchedDisk((step, act) => {
    count++;
    const isNow = failed === undefined && count >= n && (code === 'EIO' || adds.has(step.name));
    if (!isNow && !(failed && code === 'ENOSPC' && adds.has(step.name))) return act();
    failed ??= step;
    return Promise.reject(Object.assign(new Error(`${code}: made up, ${step.name}`), { code, path: step.path }));
  });
  return { disk, failed: () => failed };
}
