import { appendFile, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { afterAll } from 'vitest';
import { describeShelf } from './contract';
import { scratch } from './scratch';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describeShelf('a shelf in a folder', async () => {
  const folder = await scratch('shelf');
  folders.push(folder);
  const object = (sha256: string): string => join(folder, 'objects', sha256.slice(0, 2), sha256);
  return {
    shelf: await createFolderShelf(folder),
    contents: async () => {
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      return found
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .sort();
    },
    spoil: (sha256, how) => (how === 'remove' ? rm(object(sha256)) : appendFile(object(sha256), '!')),
  };
});
