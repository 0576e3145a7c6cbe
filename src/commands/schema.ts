import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tourJsonSchema } from '../tour/json-schema';
import type { Terminal } from './terminal';
import type { Words } from './words';

const FILE = join('public', 'schema', 'tour-1.json');

/** Writes the JSON Schema with which editors complete and check a `tour.json` as it is typed. */
export async function writeSchema(words: Words, terminal: Terminal): Promise<number> {
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(FILE, `${JSON.stringify(tourJsonSchema(), null, 2)}\n`);
  terminal.out(words('schemaWritten', { file: FILE }));
  return 0;
}
