import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk, NewFile } from '../disk';
import { sha256Of } from '../file-list';
import { ShelfError } from '../shelf-error';
import { OBJECT_FOLDERS, type Layout } from './layout';
import type { Temp } from './temp';

export interface StoredObject {
  sha256: string;
  bytes: number;
}

/**
 * Web servers make a file's ETag from its time and size, so its time is made from its content: two versions of a page of the same
 * length, stored in the same second, must not pass for one, and every machine that serves a copy tells the same. Seconds, 2001 to 2010.
 */
export const timeOf = (sha256: string): number => 1_000_000_000 + parseInt(sha256.slice(0, 7), 16);

const PIECE_BYTES = 1 << 20;

/** Names of all stored objects. */
export async function storedObjects({ objects }: Layout): Promise<Set<string>> {
  const found = await Promise.all(OBJECT_FOLDERS.map((name) => readdir(join(objects, name)).catch(() => [])));
  return new Set(found.flat());
}

async function copyInto(made: NewFile, file: string, hash: Hash): Promise<number> {
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    await made.write(piece);
    bytes += piece.length;
  }
  return bytes;
}

export interface ObjectWriter {
  /** Copies a file; another content than expected is refused. */
  copy(file: string, expected?: string): Promise<StoredObject>;
  write(text: string): Promise<StoredObject>;
  /** Resolves when all that was written since the last time is found again after a power cut. */
  settle(): Promise<void>;
}

/** `there` are the objects that need not be written again; new ones are added. */
export function createObjectWriter(layout: Layout, disk: Disk, temp: Temp, there: Set<string>): ObjectWriter {
  const touched = new Set<string>();
  const create = async (fill: (made: NewFile) => Promise<StoredObject>): Promise<StoredObject> => {
    const unfinished = temp.next();
    const made = await disk.create(unfinished);
    let stored: StoredObject;
    try {
      stored = await fill(made);
      if (!there.has(stored.sha256)) {
        await disk.setTime(unfinished, timeOf(stored.sha256));
        await made.sync();
      }
    } finally {
      await made.close();
    }
    if (there.has(stored.sha256)) await disk.removeFile(unfinished);
    else await place(unfinished, stored.sha256);
    return stored;
  };
  const place = async (unfinished: string, sha256: string): Promise<void> => {
    const folder = join(layout.objects, sha256.slice(0, 2));
    await disk.makeFolder(folder);
    await disk.rename(unfinished, layout.object(sha256));
    touched.add(folder);
    there.add(sha256);
  };
  return {
    copy: (file, expected) =>
      create(async (made) => {
        const hash = createHash('sha256');
        const bytes = await copyInto(made, file, hash);
        const sha256 = hash.digest('hex');
        if (expected !== undefined && sha256 !== expected) throw new ShelfError('source-damaged', { path: file });
        return { sha256, bytes };
      }),
    write: (text) =>
      create(async (made) => {
        const content = Buffer.from(text);
        await made.write(content);
        return { sha256: sha256Of(content), bytes: content.length };
      }),
    settle: async () => {
      for (const folder of touched) await disk.syncFolder(folder);
      if (touched.size > 0) await disk.syncFolder(layout.objects);
      touched.clear();
    },
  };
}
