import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps a text from those who read the database but not the key. */
export interface Seal {
  close(text: string): string;
  open(sealed: string): string;
}

const FILE = 'office.key';

async function keyIn(folder: string): Promise<string> {
  const file = join(folder, FILE);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(made, randomBytes(48).toString('base64url'), { mode: 0o600 });
  // Only one of several processes that start at once puts its key in place.
  await link(made, file).catch(() => undefined);
  await rm(made, { force: true });
  return readFile(file, 'utf8');
}

export async function createSeal({ secret, data }: { secret?: string; data: string }): Promise<Seal> {
  const key = createHash('sha256')
    .update(secret ?? (await keyIn(data)))
    .digest();
  return {
    close: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      cipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
    },
  };
}
