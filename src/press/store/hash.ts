import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const SHORT = 16;

/** Enough of a hash to name a file by. */
export const shortHash = (content: string | Uint8Array): string => sha256Of(content).slice(0, SHORT);
