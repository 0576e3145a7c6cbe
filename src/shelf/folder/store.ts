import type { ListedFile } from '../../tour/published';
import type { Disk } from '../disk';
import { formatFileList, isSafePath, versionIdOf } from '../file-list';
import type { Part } from '../part';
import type { SourceFile } from '../shelf';
import { ShelfError } from '../shelf-error';
import type { Layout } from './layout';
import { createObjectWriter, storedObjects, type ObjectWriter } from './objects';
import { writeRecord, type VersionRecord } from './records';
import type { Temp } from './temp';
import { placeUnits } from './units';

/** As many as Node reads and writes at a time. */
const AT_ONCE = 4;

async function copyAll(
  files: readonly SourceFile[],
  writer: ObjectWriter,
  signal?: AbortSignal,
): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  const next = files.values();
  const work = async (): Promise<void> => {
    for (const { path, file, sha256 } of next) {
      signal?.throwIfAborted();
      listed.push({ path, ...(await writer.copy(file, sha256)) });
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return listed;
}

function checkSource(part: Part, files: readonly SourceFile[]): void {
  if (files.length === 0) throw new ShelfError('source-empty', { part });
  const paths = new Set(files.map(({ path }) => path));
  const wrong = files.find(({ path }) => !isSafePath(path));
  if (wrong ?? paths.size !== files.length) throw new ShelfError('source-damaged', { path: wrong?.path ?? part });
}

/** Contents first, then what leads to them, last the record: where there is a record, all that it names is stored. */
export async function storeVersion(
  { layout, disk, temp }: { layout: Layout; disk: Disk; temp: Temp },
  part: Part,
  files: readonly SourceFile[],
  signal?: AbortSignal,
): Promise<VersionRecord> {
  checkSource(part, files);
  const writer = createObjectWriter(layout, disk, temp, await storedObjects(layout));
  const listed = await copyAll(files, writer, signal);
  const text = formatFileList(listed);
  const list = await writer.write(text);
  await writer.settle();
  await placeUnits(layout, disk, temp, { part, files: listed });
  return writeRecord(layout, disk, temp, {
    ...{ part, id: versionIdOf(text), list: list.sha256, files: listed.length },
    bytes: listed.reduce((sum, { bytes }) => sum + bytes, 0),
    storedAt: new Date().toISOString(),
  });
}
