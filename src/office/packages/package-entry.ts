import type { Entry } from 'yauzl';
import { getFileNameLowLevel } from 'yauzl';
import { cleanName, nameKey, shown } from './entry-name';
import { kindOf, type FileKind } from './file-kind';
import { PackageFault } from './package-fault';

export interface PackageEntry {
  path: string;
  kind: FileKind;
  isFolder: boolean;
  entry: Entry;
}

const UNIX = 3;
const DARWIN = 19;
const [TYPE, FILE, FOLDER, SET_ID] = [0o170000, 0o100000, 0o040000, 0o6000];
const MANY = 1_000_000;
const MOST_RATIO = 200;

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Programs on macOS write UTF-8 without saying so; what is not UTF-8 is read as its flags say. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  if (isUtf8(fileNameRaw)) return fileNameRaw.toString('utf8');
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

/** Links, devices and files that run as somebody else exist on Unix only, and only there the upper half says so. */
function refuseSpecial({ versionMadeBy, externalFileAttributes }: Entry, name: string, isFolder: boolean): void {
  const system = versionMadeBy >>> 8;
  const mode = externalFileAttributes >>> 16;
  const type = mode & TYPE;
  const isPlain = type === 0 || type === (isFolder ? FOLDER : FILE);
  const isUnix = system === UNIX || system === DARWIN || mode !== 0;
  if (isUnix && (!isPlain || (mode & SET_ID) !== 0)) throw new PackageFault('file-special', { name: shown(name) });
}

const STRONG = 0x40;
const MASKED = 0x2000;

function refuseForm(entry: Entry, name: string, isFolder: boolean): void {
  const { generalPurposeBitFlag: flags, compressionMethod, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted() || (flags & (STRONG | MASKED)) !== 0) throw new PackageFault('package-locked');
  if (compressionMethod !== 0 && compressionMethod !== 8)
    throw new PackageFault('package-method', { name: shown(name) });
  if (isFolder && uncompressedSize > 0) throw new PackageFault('file-special', { name: shown(name) });
  if (uncompressedSize > MANY && uncompressedSize > compressedSize * MOST_RATIO) throw new PackageFault('package-bomb');
}

/** What a package says of one of its files, judged before anything is unpacked. */
export function judgeEntry(entry: Entry): PackageEntry {
  const name = nameOf(entry);
  if (name.includes('\0')) throw new PackageFault('name-unsafe', { name: shown(name) });
  const isFolder = /[/\\]$/.test(name);
  const path = cleanName(name);
  const kind = isFolder ? 'left' : kindOf(path);
  refuseSpecial(entry, name, isFolder);
  refuseForm(entry, name, isFolder);
  if (kind === 'refused') throw new PackageFault('file-kind', { name: shown(name) });
  return { path, kind, isFolder, entry };
}

/** Refuses names that are one file on other systems, and files that are also folders. */
export function refuseTwins(entries: readonly PackageEntry[]): void {
  const files = new Set<string>();
  for (const { path, isFolder } of entries) {
    const key = nameKey(path);
    if (!isFolder && files.has(key)) throw new PackageFault('name-twice', { name: shown(path) });
    if (!isFolder) files.add(key);
  }
  for (const { path, isFolder } of entries) {
    const parts = nameKey(path).split('/');
    const above = parts.slice(0, isFolder ? parts.length : -1).map((_, index) => parts.slice(0, index + 1).join('/'));
    if (above.some((folder) => files.has(folder))) throw new PackageFault('name-twice', { name: shown(path) });
  }
}
