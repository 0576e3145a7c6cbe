import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join('node_modules', '.cache', 'disan360', 'qr-scan');

/** Keeps what one part of the long run has found, so that a part can be run again without the others (`-t a4`). */
export async function keepResult(part: string, result: unknown): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${part}.json`), JSON.stringify(result));
}

export async function readResult(part: string): Promise<unknown> {
  return JSON.parse(await readFile(join(FOLDER, `${part}.json`), 'utf8'));
}
