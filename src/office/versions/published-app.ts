import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config';

/** Which build of the application lies on the shelf, and as which version. */
interface PublishedApp {
  build: string;
  version: string;
}

const fileIn = ({ data }: Pick<Config, 'data'>): string => join(data, 'app.json');

/** The version that a build was stored as; undefined for one that never was. */
export async function versionOfBuild(config: Pick<Config, 'data'>, build: string): Promise<string | undefined> {
  try {
    const known = JSON.parse(await readFile(fileIn(config), 'utf8')) as Partial<PublishedApp>;
    return known.build === build ? known.version : undefined;
  } catch {
    return undefined;
  }
}

export async function rememberBuild(config: Pick<Config, 'data'>, known: PublishedApp): Promise<void> {
  const unfinished = `${fileIn(config)}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(known));
  await rename(unfinished, fileIn(config));
}
