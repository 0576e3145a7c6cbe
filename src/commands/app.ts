import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compressFolder, compressTexts } from '../press/compress';
import type { KioskAssets, PageAssets } from '../tour/page';
import type { ListedFile } from '../tour/published';

/** What Vite's build wrote about one of its entries or chunks. */
interface BuiltFile {
  file: string;
  imports?: string[];
  css?: string[];
}

const ENTRY = 'src/main.tsx';
const FINDER = 'src/visit/catalogue/finder.ts';
const STYLE = 'src/visit/visit.css';
const FONTS = 'src/ui/fonts.css';
const MANIFEST = '.vite/manifest.json';
const KIOSK = 'src/kiosk.tsx';
const KIOSK_MANIFEST = '.vite/kiosk.json';

/** Every file that a module needs before it can run, itself left out. */
function importsOf(name: string, built: Record<string, BuiltFile>, seen = new Set<string>()): string[] {
  for (const imported of built[name]?.imports ?? []) {
    if (seen.has(imported)) continue;
    seen.add(imported);
    importsOf(imported, built, seen);
  }
  return [...seen].flatMap((key) => built[key]?.file ?? []);
}

/** The kiosk is a build of its own, so that it changes nothing of what visitors load. */
async function readKiosk(build: string): Promise<KioskAssets> {
  const built = JSON.parse(await readFile(join(build, 'site', KIOSK_MANIFEST), 'utf8')) as Record<string, BuiltFile>;
  const { file = '', css = [] } = built[KIOSK] ?? {};
  return {
    entry: `/${file}`,
    css: css.map((sheet) => `/${sheet}`),
    guard: await readFile(join(build, 'kiosk-guard.js'), 'utf8'),
    files: JSON.parse(await readFile(join(build, 'kiosk.json'), 'utf8')) as ListedFile[],
  };
}

/** What pages need of the built application in `build` (see src/bin/build.mjs). */
export async function readAssets(build: string): Promise<PageAssets> {
  const site = join(build, 'site');
  const built = JSON.parse(await readFile(join(site, MANIFEST), 'utf8')) as Record<string, BuiltFile>;
  const address = (name: string): string => `/${built[name]?.file ?? ''}`;
  return {
    css: await readFile(join(site, built[STYLE]?.file ?? ''), 'utf8'),
    starter: await readFile(join(build, 'starter.js'), 'utf8'),
    entry: address(ENTRY),
    preload: importsOf(ENTRY, built).map((file) => `/${file}`),
    finder: address(FINDER),
    fonts: address(FONTS),
    codes: await readFile(join(build, 'enter-code.js'), 'utf8'),
    kiosk: await readKiosk(build),
    app: JSON.parse(await readFile(join(build, 'app.json'), 'utf8')) as ListedFile[],
  };
}

/** A file that was copied before, with its own time (which some file systems keep in whole milliseconds). */
async function isCopied(source: string, target: string): Promise<boolean> {
  const [from, to] = await Promise.all([source, target].map((file) => stat(file).catch(() => undefined)));
  if (!from?.isFile() || !to?.isFile()) return false;
  return from.size === to.size && Math.abs(from.mtimeMs - to.mtimeMs) < 1;
}

/** The application's own files beside the tours. Files of earlier builds stay: open visits may still ask for them. */
export async function copyApp(build: string, out: string, portable = false): Promise<void> {
  await mkdir(out, { recursive: true });
  // With their own times, so that twins compressed before are known to be current.
  await cp(join(build, 'site'), out, {
    recursive: true,
    preserveTimestamps: true,
    filter: async (source, target) => !source.includes('.vite') && !(await isCopied(source, target)),
  });
  if (portable) return;
  for (const folder of ['assets', 'schema']) await compressFolder(join(out, folder));
  await compressTexts(out, ['sw.js']);
}
