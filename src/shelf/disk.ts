import { link, mkdir, open, rename, rmdir, symlink, unlink, utimes } from 'node:fs/promises';

export interface NewFile {
  write(piece: Uint8Array): Promise<void>;
  /** Resolves when the content is on the disk and not only on its way. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that the shelf ever does to a disk, step by step, so that tests can let any one step fail or be the last. */
export interface Disk {
  /** A file that was not there before. */
  create(path: string): Promise<NewFile>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails when the name is taken. */
  link(from: string, to: string): Promise<void>;
  /** A symbolic link; fails when the name is taken. */
  point(path: string, target: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  setTime(path: string, seconds: number): Promise<void>;
  /** Resolves when the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>;
}

async function createFile(path: string): Promise<NewFile> {
  const handle = await open(path, 'wx');
  return {
    write: (piece) => handle.writeFile(piece),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const realDisk: Disk = {
  create: createFile,
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  rename,
  link,
  point: (path, target) => symlink(target, path),
  removeFile: unlink,
  removeFolder: rmdir,
  setTime: (path, seconds) => utimes(path, seconds, seconds),
  syncFolder,
};
