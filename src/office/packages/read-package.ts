import { openPromise, type LocalFileHeader, type ZipFile } from 'yauzl';
import { shown } from './entry-name';
import { judgeEntry, refuseTwins, type PackageEntry } from './package-entry';
import { PackageFault } from './package-fault';

const MOST_ENTRIES = 20_000;
const MOST_COMMENT = 4_096;
/** Between two files lie at most a data descriptor and what tools align by. */
const MOST_GAP = 4_096;
const HEADER = 30;

export interface PackageLimits {
  /** Of all files together, unpacked. */
  bytes: number;
}

const asFault = (error: unknown): PackageFault =>
  error instanceof PackageFault ? error : new PackageFault('package-damaged', {}, { cause: error });

async function open(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      strictFileNames: true,
    });
  } catch (error) {
    throw new PackageFault('not-a-package', {}, { cause: error });
  }
}

const SIZES_LATER = 0x8;

/** Some programs read the list at the end, others the headers before each file: both must say the same. */
function refuseTwoTruths({ path, entry }: PackageEntry, header: LocalFileHeader): void {
  const isLater = (header.generalPurposeBitFlag & SIZES_LATER) !== 0;
  const sizes = [header.uncompressedSize, header.compressedSize, header.crc32];
  const wanted = [entry.uncompressedSize, entry.compressedSize, entry.crc32];
  const isSame = (size: number, index: number) =>
    size === wanted[index] || size === 0xffffffff || (isLater && size === 0);
  const same =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    (header.generalPurposeBitFlag & 0x1) === (entry.generalPurposeBitFlag & 0x1) &&
    sizes.every(isSame);
  if (!same) throw new PackageFault('package-hides', { name: shown(path) });
}

/** Every byte belongs to one file: nothing before the first, nothing shared, nothing hidden between. */
async function refuseHidden(zip: ZipFile, entries: readonly PackageEntry[]): Promise<void> {
  const inOrder = [...entries].sort(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const found of inOrder) {
    const from = found.entry.relativeOffsetOfLocalHeader;
    if (from < end || from - end > (end === 0 ? 0 : MOST_GAP))
      throw new PackageFault('package-hides', { name: shown(found.path) });
    const header = await zip.readLocalFileHeaderPromise(found.entry);
    refuseTwoTruths(found, header);
    end = from + HEADER + header.fileNameLength + header.extraFieldLength + found.entry.compressedSize;
  }
  // yauzl keeps where the list begins in a field that its types do not name.
  const list: unknown = Reflect.get(zip, 'centralDirectoryOffset');
  if (typeof list === 'number' && (list < end || list - end > MOST_GAP))
    throw new PackageFault('package-hides', { name: '' });
}

export interface Package {
  zip: ZipFile;
  entries: readonly PackageEntry[];
  /** The folder in it that `tour.json` lies in, with a slash at its end; empty for none. */
  root: string;
  close(): void;
}

/** With one folder around it, as most programs pack, or without. */
function rootOf(entries: readonly PackageEntry[]): string {
  const manifests = entries.filter(({ kind }) => kind === 'manifest').map(({ path }) => path);
  if (manifests.length === 0) throw new PackageFault('no-tour');
  const depth = (path: string) => path.split('/').length;
  const least = Math.min(...manifests.map(depth));
  const [first = '', ...others] = manifests.filter((path) => depth(path) === least);
  if (others.length > 0) throw new PackageFault('several-tours');
  return first.slice(0, -'tour.json'.length);
}

async function readEntries(zip: ZipFile, limits: PackageLimits): Promise<PackageEntry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw new PackageFault('package-too-many', { most: MOST_ENTRIES });
  if (zip.comment.length > MOST_COMMENT) throw new PackageFault('package-hides', { name: '' });
  const entries: PackageEntry[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const judged = judgeEntry(entry);
    bytes += entry.uncompressedSize;
    if (bytes > limits.bytes) throw new PackageFault('package-too-large', { most: Math.round(limits.bytes / 1e6) });
    entries.push(judged);
    if (entries.length > MOST_ENTRIES) throw new PackageFault('package-too-many', { most: MOST_ENTRIES });
  }
  return entries;
}

/** Looks a package through without unpacking anything of it. */
export async function readPackage(file: string, limits: PackageLimits): Promise<Package> {
  const zip = await open(file);
  try {
    const entries = await readEntries(zip, limits);
    refuseTwins(entries);
    await refuseHidden(zip, entries);
    return { zip, entries, root: rootOf(entries), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw asFault(error);
  }
}
