import { readdir, realpath } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { basename, join } from 'node:path';
import { tornSite } from './torn-site';

/** The same of what is live now; undefined when that was replaced, and removed, while it was read. */
async function tornNow(shelf: string): Promise<string[] | undefined> {
  const site = await realpath(join(shelf, 'current')).catch(() => undefined);
  if (site === undefined) return [];
  const torn = await tornSite(site).catch((error: unknown) => [String(error)]);
  if (torn.length === 0) return torn;
  const isThere = (await readdir(join(shelf, 'sites'))).includes(basename(site));
  return isThere ? torn : undefined;
}

export interface FromReader {
  looks: number;
  replaced: number;
  torn: string[];
}

/** Looks at the live site without end, while offices are killed and start again; it is told to stop by its parent's leaving. */
async function read([shelf = '']: string[]): Promise<void> {
  setPriority(constants.priority.PRIORITY_LOW);
  const all: FromReader = { looks: 0, replaced: 0, torn: [] };
  let told = 0;
  for (;;) {
    const torn = await tornNow(shelf);
    if (torn) all.looks++;
    else all.replaced++;
    all.torn.push(...(torn ?? []));
    if (Date.now() - told > 200) process.send?.({ ...all, torn: all.torn.slice(0, 20) });
    if (Date.now() - told > 200) told = Date.now();
    await new Promise((done) => setTimeout(done, 5));
  }
}

process.on('disconnect', () => process.exit());
await read(process.argv.slice(2));
