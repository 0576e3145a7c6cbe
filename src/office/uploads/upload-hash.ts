import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { foldersOf } from '../folders';
import type { Workshop } from '../workshop';

const SHA256 = /^[0-9a-f]{64}$/;

async function toldHash(file: string): Promise<string | undefined> {
  try {
    const { metadata } = JSON.parse(await readFile(`${file}.json`, 'utf8')) as { metadata?: { sha256?: unknown } };
    return typeof metadata?.sha256 === 'string' && SHA256.test(metadata.sha256) ? metadata.sha256 : undefined;
  } catch {
    return undefined;
  }
}

/** What the sender said of the whole file, and what arrived; undefined when he said nothing. */
export async function sha256OfUpload(
  { config }: Workshop,
  id: string,
): Promise<{ told: string; found: string } | undefined> {
  const file = foldersOf(config.data).upload(id);
  const told = await toldHash(file);
  if (told === undefined) return undefined;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return { told, found: hash.digest('hex') };
}
