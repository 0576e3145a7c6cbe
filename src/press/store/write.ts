import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Temp } from './temp';

let count = 0;

/** Puts a file in place whole: whoever reads it sees the old one or the new one, also after a power cut. */
export async function writeWhole(file: string, content: string | Uint8Array, temp: Temp): Promise<void> {
  const unfinished = join(temp.folder, `${count++}.part`);
  const handle = await open(unfinished, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await mkdir(dirname(file), { recursive: true });
  await rename(unfinished, file);
}
