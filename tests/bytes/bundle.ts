import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { APP_INPUT } from '../../src/bin/build.mjs';

export const ROOT = resolve(import.meta.dirname, '../..');

const brotli = (code: string): number =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** `three`, `@react-three/fiber`, or a room of ours: `src/viewer`. */
export function packageOf(moduleId: string): string {
  const path = moduleId.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? '';
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (inPackage) return inPackage;
  const own = /\/(src\/[^/]+|locales\/[^/]+)/.exec(path)?.[1];
  return own ?? 'build tool';
}

export interface VisitorBytes {
  /** Brotli bytes of all modules that a visit to a scene loads, `main.tsx` and what it imports later too. */
  total: number;
  /** Of `main.tsx` and what it needs before the canvas draws. */
  live: number;
  /** Share of each package, by its part of each chunk's code. */
  packages: Map<string, number>;
}

type Chunk = Rolldown.OutputChunk;

/** The chunks that a chunk pulls in, itself included; languages other than `lang` are loaded only when chosen. */
function reach(start: Chunk, chunks: Map<string, Chunk>, later: boolean, lang: string): Set<Chunk> {
  const seen = new Set<Chunk>();
  const visit = (chunk: Chunk | undefined): void => {
    if (!chunk || seen.has(chunk)) return;
    const ids = Object.keys(chunk.modules);
    const language = ids.length > 0 && ids.every((id) => /\/locales\/[^/]+\//.test(id));
    if (language && !ids.some((id) => id.includes(`/locales/${lang}/`))) return;
    seen.add(chunk);
    for (const name of [...chunk.imports, ...(later ? chunk.dynamicImports : [])]) visit(chunks.get(name));
  };
  visit(start);
  return seen;
}

/** Builds the application as `npm start` does and weighs what a visitor downloads. */
export async function weigh(lang = 'vi'): Promise<VisitorBytes> {
  process.env['NODE_ENV'] = 'production';
  const built = (await build({
    root: ROOT,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: APP_INPUT } },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(built.output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const main = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('src/main.tsx'));
  if (!main) throw new Error('The build has no main.');
  const packages = new Map<string, number>();
  const all = [...reach(main, chunks, true, lang)];
  for (const chunk of all) {
    const bytes = brotli(chunk.code);
    const lengths = Object.entries(chunk.modules).map(
      ([id, { renderedLength }]) => [packageOf(id), renderedLength] as const,
    );
    const length = lengths.reduce((sum, [, part]) => sum + part, 0) || 1;
    for (const [name, part] of lengths) packages.set(name, (packages.get(name) ?? 0) + (bytes * part) / length);
  }
  const weightOf = (some: Iterable<Chunk>): number => [...some].reduce((sum, { code }) => sum + brotli(code), 0);
  return { total: weightOf(all), live: weightOf(reach(main, chunks, false, lang)), packages };
}
