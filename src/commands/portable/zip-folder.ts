import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { createWriteStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { once } from 'node:events';

/** Pictures, films and sounds do not get smaller. */
const TEXTS = new Set([
  '.html',
  '.json',
  '.js',
  '.css',
  '.svg',
  '.webmanifest',
  '.txt',
  '.sh',
  '.cmd',
  '.ps1',
  '.py',
  '.pl',
]);
/** Unix permissions in the upper half of a ZIP's attributes (APPNOTE 4.4.15); start files may be run. */
const MAY_RUN = 0o100755 << 16;
const MAY_READ = 0o100644 << 16;
const UNIX = 3;

/** Writes a folder as a ZIP, one file after another, without holding it in memory. `mayRun` names files to be started. */
export async function zipFolder(folder: string, target: string, mayRun: ReadonlySet<string>): Promise<void> {
  const out = createWriteStream(target);
  const failed = once(out, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  let isFull = false;
  const zip = new Zip((error, piece) => {
    if (error) out.destroy(error);
    else isFull = !out.write(piece);
  });
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const name = relative(folder, file).split(sep).join('/');
    const entry = TEXTS.has(extname(file)) ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    entry.os = UNIX;
    entry.attrs = mayRun.has(name) ? MAY_RUN : MAY_READ;
    zip.add(entry);
    entry.push(await readFile(file), true);
    if (isFull) await Promise.race([once(out, 'drain'), failed]);
    isFull = false;
  }
  zip.end();
  out.end();
  await Promise.race([once(out, 'finish'), failed]);
}
