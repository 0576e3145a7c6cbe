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
  /** Brotli bytes of all that a first visit to a scene loads by itself, until the page has woken up. */
  awake: number;
  /** Of `main.tsx` and what it needs before the canvas draws. */
  live: number;
  /** Share of each package in `awake`, by its part of each chunk's code. */
  packages: Map<string, number>;
  /** Of `awake` and of what the page then fetches by itself while nothing happens, without being asked for it. */
  settled: number;
  /** What comes after the page is awake: by chunk, with all that the chunk brings along and whoever asks for it lacks. */
  later: Map<string, number>;
  /** Every package and room that a visitor may ever download. */
  everything: Set<string>;
}

type Chunk = Rolldown.OutputChunk;

type Chunks = ReadonlyMap<string, Chunk>;

/** The chunks that some chunks need to run at all, themselves included. */
function need(start: Iterable<Chunk>, chunks: Chunks): Set<Chunk> {
  const seen = new Set<Chunk>(start);
  for (const chunk of seen) {
    for (const name of chunk.imports) {
      const next = chunks.get(name);
      if (next) seen.add(next);
    }
  }
  return seen;
}

const asksFor = (some: Iterable<Chunk>, chunks: Chunks): Chunk[] =>
  [...some].flatMap(({ dynamicImports }) => dynamicImports.flatMap((name) => chunks.get(name) ?? []));

const isWords = (chunk: Chunk): boolean => {
  const ids = Object.keys(chunk.modules);
  return ids.length > 0 && ids.every((id) => /\/locales\/[^/]+\//.test(id));
};

const weightOf = (some: Iterable<Chunk>): number => [...some].reduce((sum, { code }) => sum + brotli(code), 0);

async function buildChunks(): Promise<Chunks> {
  process.env['NODE_ENV'] = 'production';
  const built = (await build({
    root: ROOT,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: APP_INPUT } },
  })) as Rolldown.RolldownOutput;
  return new Map(built.output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

/** Each package's part of some chunks, by the length of what was kept of it. */
function shares(some: Iterable<Chunk>): Map<string, number> {
  const packages = new Map<string, number>();
  for (const chunk of some) {
    const bytes = brotli(chunk.code);
    const lengths = Object.entries(chunk.modules).map(
      ([id, { renderedLength }]) => [packageOf(id), renderedLength] as const,
    );
    const length = lengths.reduce((sum, [, part]) => sum + part, 0) || 1;
    for (const [name, part] of lengths) packages.set(name, (packages.get(name) ?? 0) + (bytes * part) / length);
  }
  return packages;
}

const isOf =
  (...files: readonly string[]) =>
  ({ facadeModuleId }: Chunk): boolean =>
    files.some((file) => facadeModuleId?.endsWith(file) === true);

const WAKES = isOf('src/visit/enter.tsx', 'src/visit/aids/aids.ts');

/** What `enter.tsx` fetches when the browser is idle and the first view sharp, and what that fetches in turn. */
const IDLE = isOf(
  ...['src/visit/Panels.tsx', 'src/visit/late.tsx', 'src/visit/speaker.ts'],
  ...['src/visit/around/start.tsx', 'src/visit/fetch-ahead.ts'],
);

/** All chunks that may ever be asked for, found step by step. */
function reach(start: Iterable<Chunk>, chunks: Chunks): Set<Chunk> {
  const seen = new Set(start);
  for (const chunk of seen) for (const next of [...need([chunk], chunks), ...asksFor([chunk], chunks)]) seen.add(next);
  return seen;
}

/** Builds the application as `npm start` does and weighs what a visitor who reads `lang` downloads. */
export async function weigh(lang = 'vi'): Promise<VisitorBytes> {
  const chunks = await buildChunks();
  const main = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('src/main.tsx'));
  if (!main) throw new Error('The build has no main.');
  const live = need([main], chunks);
  const reached = reach(live, chunks);
  const awake = need([...live, ...[...reached].filter(WAKES)], chunks);
  if (awake.size === live.size) throw new Error('Nothing wakes the page.');
  const words = [...reached].filter((chunk) =>
    Object.keys(chunk.modules).some((id) => id.includes(`/locales/${lang}/visit.json`)),
  );
  const later = new Map<string, number>([[`words (${lang})`, weightOf(words)]]);
  const all = new Set(awake);
  for (const chunk of all) {
    const here = need([chunk], chunks);
    for (const wanted of asksFor([chunk], chunks)) {
      if (all.has(wanted) || isWords(wanted)) continue;
      const brings = [...need([wanted], chunks)].filter((part) => !awake.has(part) && !here.has(part));
      later.set(wanted.name, weightOf(brings));
      for (const part of brings) all.add(part);
    }
  }
  const settled = new Set([...awake, ...words, ...need([...reached].filter(IDLE), chunks)]);
  return {
    awake: weightOf(awake),
    settled: weightOf(settled),
    live: weightOf(live),
    packages: shares(awake),
    later,
    everything: new Set([...all].flatMap((chunk) => Object.keys(chunk.modules).map(packageOf))),
  };
}
