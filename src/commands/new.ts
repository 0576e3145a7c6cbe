import { access, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { probe } from '../press/probe';
import { draftTour, type DraftPicture } from '../tour/draft';
import { isId, toId } from '../tour/id';
import type { FileType } from '../tour/media-facts';
import type { Terminal } from './terminal';
import { MANIFEST } from './tour-folders';
import { UsageError } from './usage-error';
import type { Words } from './words';

export interface NewOptions {
  id: string;
  pictures: readonly string[];
  words: Words;
  terminal: Terminal;
}

const ENDINGS: Partial<Record<FileType, string>> = { jpeg: 'jpg', png: 'png', tiff: 'tif', webp: 'webp', avif: 'avif' };

interface FoundPicture extends DraftPicture {
  file: string;
}

/** Reads every picture before anything is written, so that a bad one leaves nothing behind. */
async function findPictures(files: readonly string[]): Promise<FoundPicture[]> {
  const taken = new Set<string>();
  const found: FoundPicture[] = [];
  for (const file of files) {
    await access(file).catch((error: unknown) => {
      throw new UsageError('fileMissing', { file }, { cause: error });
    });
    const facts = await probe(file);
    const ending = ENDINGS[facts.type];
    if (ending === undefined || facts.damaged) throw new UsageError('notAPicture', { file });
    const plain = toId(basename(file)) || 'canh';
    let name = plain;
    for (let copy = 2; taken.has(name); copy++) name = `${plain}-${copy}`;
    taken.add(name);
    found.push({ file, name: basename(file), src: `media/${name}.${ending}`, facts });
  }
  return found;
}

/** Begins a tour in `tours/<id>`: copies the pictures and writes a manifest that `check` can go through. */
export async function newTour({ id, pictures, words, terminal }: NewOptions): Promise<number> {
  if (!isId(id)) throw new UsageError('badId', { id, example: toId(id) || 'thanh-co' });
  const folder = join('tours', id);
  const taken = await access(folder).then(
    () => true,
    () => false,
  );
  if (taken) throw new UsageError('folderExists', { folder });
  const found = await findPictures(pictures);
  const draft = { $schema: '/schema/tour-1.json', ...draftTour(id, found) };
  const unfinished = join('tours', `.${id}-${process.pid}`);
  try {
    await mkdir(join(unfinished, 'media'), { recursive: true });
    for (const { file, src } of found) await copyFile(file, join(unfinished, src));
    await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(draft, null, 2)}\n`);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  terminal.out(words('made', { folder, scenes: found.length, file: join(folder, MANIFEST), id }));
  return 0;
}
