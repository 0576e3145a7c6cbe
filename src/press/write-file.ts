import { dirname } from 'node:path';
import { createTemp } from './store/temp';
import { writeWhole } from './store/write';

/** Puts a single file in place whole, with the folder that it lies in: a print shop, or the next command, never meets half of one. */
export async function writeFileWhole(file: string, content: string | Uint8Array): Promise<void> {
  const temp = await createTemp(dirname(file));
  try {
    await writeWhole(file, content, temp);
  } finally {
    await temp.remove();
  }
}
