import { readlinkSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ServedFile {
  file: string;
  bytes: number;
  /** Whole seconds. */
  modified: number;
  /** Milliseconds, as exact as the disk has it: two versions of a page may be of one second and one length. */
  modifiedMs: number;
  /** The same as HTTP writes it. */
  modifiedText: string;
  etag: string;
  /** The whole content, where it is small. */
  content?: Buffer;
}

interface Entry {
  found: Promise<ServedFile | undefined>;
  bytes: number;
  checkedMs: number;
}

export interface FileCache {
  /** A file below the root; undefined where there is none. */
  get(path: string): Promise<ServedFile | undefined>;
  /** Another number when the root leads elsewhere. */
  version(): number;
}

/** Larger ones come from the disk each time. */
const LARGEST = 2 << 20;
const BUDGET_BYTES = 128 << 20;
/** What a name without a file costs to remember. */
const LEAST_BYTES = 512;
/** A folder into which press writes directly is looked at again after this time. */
const FRESH_MS = 250;

async function load(file: string): Promise<ServedFile | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (!found.isFile()) return undefined;
      const modified = Math.floor(found.mtimeMs / 1000);
      const about = {
        file,
        bytes: found.size,
        modified,
        modifiedMs: found.mtimeMs,
        modifiedText: new Date(modified * 1000).toUTCString(),
        etag: `"${modified.toString(16)}-${found.size.toString(16)}"`,
      };
      return found.size <= LARGEST ? { ...about, content: await handle.readFile() } : about;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

const isSame = async ({ file, bytes, modifiedMs }: ServedFile): Promise<boolean> => {
  const found = await stat(file).catch(() => undefined);
  return found?.size === bytes && found.mtimeMs === modifiedMs;
};

function linkedTo(root: string): string {
  try {
    return readlinkSync(root);
  } catch {
    return '';
  }
}

/**
 * Files of a folder, the recently used small ones in memory. When the root is a link and leads elsewhere, all that was
 * remembered is forgotten at once: that is how a new version of the whole site goes live.
 */
export function createFileCache(root: string, budgetBytes = BUDGET_BYTES): FileCache {
  const entries = new Map<string, Entry>();
  let [linked, version, isLinkKnown, held] = [linkedTo(root), 0, false, 0];
  /** Many requests come at once: the link is read again once for all that are answered in one turn of the event loop. */
  const follow = (): void => {
    if (isLinkKnown) return;
    isLinkKnown = true;
    setImmediate(() => (isLinkKnown = false));
    const now = linkedTo(root);
    if (now === linked) return;
    entries.clear();
    [linked, held] = [now, 0];
    version++;
  };
  const drop = (path: string): void => {
    held -= entries.get(path)?.bytes ?? 0;
    entries.delete(path);
  };
  const add = (path: string): Promise<ServedFile | undefined> => {
    const found = load(join(root, path));
    const entry: Entry = { found, bytes: LEAST_BYTES, checkedMs: performance.now() };
    entries.set(path, entry);
    held += LEAST_BYTES;
    void found.then((served) => {
      if (entries.get(path) !== entry) return;
      const extra = served?.content?.length ?? 0;
      entry.bytes += extra;
      held += extra;
      for (const [oldest] of entries) {
        if (held <= budgetBytes) break;
        drop(oldest);
      }
    });
    return found;
  };
  const check = async (path: string, entry: Entry): Promise<ServedFile | undefined> => {
    const served = await entry.found;
    if (served && (await isSame(served))) return served;
    if (entries.get(path) === entry) drop(path);
    return add(path);
  };
  return {
    version: () => {
      follow();
      return version;
    },
    get: (path) => {
      follow();
      const entry = entries.get(path);
      if (!entry) return add(path);
      entries.delete(path);
      entries.set(path, entry);
      if (performance.now() - entry.checkedMs < FRESH_MS) return entry.found;
      entry.checkedMs = performance.now();
      return check(path, entry);
    },
  };
}
