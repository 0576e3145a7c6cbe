import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createTemp, type Temp } from './store/temp';
import { writeWhole } from './store/write';

const COMPRESSIBLE = new Set(['.html', '.json', '.js', '.css', '.svg', '.webmanifest', '.txt']);

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/**
 * The encoder's scale. What is built once is made as small as can be. A page costs 82 ms of that, and 32 for 1.7 % more; a list of
 * hashes, which only a device that keeps a tour loads, 350 ms, and 17 for a fifth more.
 */
const QUALITY = { built: 11, page: 10, list: 6 } as const;

export type TextKind = keyof typeof QUALITY;

const brotliOptions = (bytes: number, kind: TextKind) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY[kind],
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
  },
});

/** The compressed twins that a static server hands out in a file's stead. */
async function writeTwins(file: string, content: Buffer, temp: Temp, kind: TextKind): Promise<void> {
  await writeWhole(`${file}.br`, await brotli(content, brotliOptions(content.length, kind)), temp);
  await writeWhole(`${file}.gz`, await deflate(content, { level: 9 }), temp);
}

const modifiedMs = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => NaN,
  );

/** A file is written after its twins, so twins that are newer belong to a run that was broken off. */
async function isCurrent(file: string, content: Buffer): Promise<boolean> {
  const found = await readFile(file).catch(() => undefined);
  return found?.equals(content) === true && (await modifiedMs(`${file}.br`)) <= (await modifiedMs(file));
}

/** Writes a text file with its twins `.br` and `.gz`, unless it is there already; where no server is, without twins. */
export async function writeCompressed(file: string, text: string, temp: Temp, kind: TextKind = 'page'): Promise<void> {
  const content = Buffer.from(text);
  if (temp.plain !== true && (await isCurrent(file, content))) return;
  if (temp.plain !== true) await writeTwins(file, content, temp, kind);
  await writeWhole(file, content, temp);
}

/** Gives text files of a built application their twins; those that are newer than their file are kept. */
export async function compressTexts(folder: string, names: readonly string[]): Promise<void> {
  const temp = await createTemp(folder);
  try {
    for (const file of names.map((name) => join(folder, name))) {
      if (!COMPRESSIBLE.has(extname(file)) || (await modifiedMs(`${file}.br`)) >= (await modifiedMs(file))) continue;
      await writeTwins(file, await readFile(file), temp, 'built');
    }
  } finally {
    await temp.remove();
  }
}

/** The same for all text files in a folder and below. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const names = files.map((file) => relative(folder, file));
  await compressTexts(folder, names);
}
