import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFacts } from '../../press/facts';
import { mediaPaths } from '../../press/media-paths';
import { findSource } from '../../press/source-file';
import { check } from '../../tour/check';
import type { Issue } from '../../tour/issue';
import type { MediaFacts } from '../../tour/media-facts';
import { parseTourText, type Parsed } from '../../tour/parse';
import type { Tour } from '../../tour/tour';
import { isDisguised } from './disguise';
import { nameKey, shown } from './entry-name';
import { isAsNamed } from './file-kind';
import type { PackageEntry } from './package-entry';
import { PackageFault } from './package-fault';
import { readPackage, type Package, type PackageLimits } from './read-package';
import { readText, unpackFile } from './unpack';

const MOST_MANIFEST = 32_000_000;

export interface TakenIn {
  /** Absent when there are errors among the issues; then nothing was left in the folder. */
  tour?: Tour;
  issues: Issue[];
}

export interface TakeInOptions {
  file: string;
  /** Must not exist; holds the tour afterwards, as editors have it on their own machines. */
  folder: string;
  limits: PackageLimits;
  onProgress?: (done: number) => void;
}

/** The files that the manifest names, and none of the others. Names are compared as Windows and macOS do. */
function namedEntries({ entries, root }: Package, manifest: unknown): PackageEntry[] {
  const named = new Set(mediaPaths(manifest).map((path) => nameKey(root + path)));
  return entries.filter(({ path, kind, isFolder }) => !isFolder && kind === 'media' && named.has(nameKey(path)));
}

async function refuseDisguised(folder: string, facts: ReadonlyMap<string, MediaFacts>): Promise<void> {
  for (const [path, { type }] of facts) {
    const source = await findSource(folder, path);
    if (typeof source !== 'object') continue;
    const isWrong = type !== 'empty' && !isAsNamed(path, type);
    if (isWrong) throw new PackageFault('file-kind', { name: shown(path) });
    if (type !== 'vtt' && (await isDisguised(source.file)))
      throw new PackageFault('file-disguised', { name: shown(path) });
  }
}

async function unpackNamed(opened: Package, manifest: unknown, { folder, onProgress }: TakeInOptions): Promise<void> {
  const wanted = namedEntries(opened, manifest);
  const all = wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  let done = 0;
  for (const entry of wanted) {
    await unpackFile(opened, entry, folder);
    done += entry.entry.uncompressedSize;
    onProgress?.(all > 0 ? done / all : 1);
  }
}

async function readManifest(opened: Package): Promise<{ bytes: Buffer; parsed: Parsed }> {
  const entry = opened.entries.find(({ path }) => path === `${opened.root}tour.json`);
  if (entry === undefined) throw new PackageFault('no-tour');
  const bytes = await readText(opened, entry, MOST_MANIFEST);
  return { bytes, parsed: parseTourText(bytes.toString('utf8')) };
}

async function takeOut(opened: Package, options: TakeInOptions): Promise<TakenIn> {
  const { folder } = options;
  const { bytes, parsed } = await readManifest(opened);
  if (parsed.value === undefined) return { issues: parsed.issues ?? [] };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'tour.json'), bytes, { mode: 0o640 });
  await unpackNamed(opened, parsed.value, options);
  const facts = await readFacts(folder, parsed.value);
  await refuseDisguised(folder, facts);
  const issues = check({ manifest: parsed.value, media: facts });
  const isSound = parsed.tour !== undefined && issues.every(({ severity }) => severity !== 'error');
  return { issues, ...(isSound && { tour: parsed.tour }) };
}

/** Checks a package and unpacks what the tour in it needs. What is refused leaves nothing behind. */
export async function takeIn(options: TakeInOptions): Promise<TakenIn> {
  const opened = await readPackage(options.file, options.limits);
  let kept = false;
  try {
    const taken = await takeOut(opened, options);
    kept = taken.tour !== undefined;
    return taken;
  } catch (error) {
    if (error instanceof PackageFault || !(error instanceof Error)) throw error;
    const isWorld = 'code' in error && /^(?:ENOSPC|EDQUOT|EIO|EACCES|EROFS|EMFILE)$/.test(String(error.code));
    throw isWorld ? error : new PackageFault('package-damaged', {}, { cause: error });
  } finally {
    opened.close();
    if (!kept) await rm(options.folder, { recursive: true, force: true });
  }
}
