import type { ListedFile } from '../../tour/published';
import { contentType } from '../content-type';
import { sha256Of } from '../file-list';
import { isLasting } from '../lasting';
import { forEachOf } from './at-once';
import type { Bucket, PutHeaders } from './bucket';
import { liveKey, MIRROR_KEY, objectKey } from './keys';
import { findRecord, type ReadList, type SiteRecord } from './records';
import { partsOf } from './site';

interface Mirrored {
  number: number;
  /** Hash of the content under each address. */
  files: Readonly<Record<string, string>>;
}

const NOTHING: Mirrored = { number: 0, files: {} };

/** Addresses of a file where no server looks for `index.html` in a folder. */
const addressesOf = (path: string): string[] =>
  path.endsWith('/index.html') ? [path, path.slice(0, -'/index.html'.length)] : [path];

interface Page {
  from: string;
  headers: PutHeaders;
}

/** A store hands out one content an address: the one that every browser unpacks. */
function pagesOf(files: readonly ListedFile[]): Map<string, Page> {
  const byPath = new Map(files.map((file) => [file.path, file.sha256]));
  const pages = new Map<string, Page>();
  for (const { path, sha256 } of files) {
    if (isLasting(path) || /\.(?:br|gz)$/.test(path)) continue;
    const packed = byPath.get(`${path}.gz`);
    const headers = { type: contentType(path), cache: 'no-cache', ...(packed !== undefined && { encoding: 'gzip' }) };
    for (const address of addressesOf(path)) pages.set(address, { from: packed ?? sha256, headers });
  }
  return pages;
}

async function readMirror(bucket: Bucket): Promise<Mirrored> {
  const text = await bucket.text(MIRROR_KEY);
  return text === undefined ? NOTHING : (JSON.parse(text) as Mirrored);
}

/**
 * Copies the live pages to where visitors find them without a server of ours. Each page is whole and names only files that never change,
 * so that what a visitor gets in these seconds is one version or the other, page by page. The pointer of each tour comes last.
 */
export async function mirrorSite(bucket: Bucket, readList: ReadList, site: SiteRecord): Promise<void> {
  const before = await readMirror(bucket);
  if (before.number === site.number) return;
  const files: ListedFile[] = [];
  for (const [part, { version }] of partsOf(site))
    files.push(...(await readList(await findRecord(bucket, part, version))));
  const pages = pagesOf(files);
  const changed = [...pages].filter(([path, { from }]) => before.files[path] !== from);
  const isPointer = ([path]: [string, Page]): boolean => /^tours\/[^/]+\/tour\.json$/.test(path);
  const copy = ([path, { from, headers }]: [string, Page]): Promise<void> =>
    bucket.copy(objectKey(from), liveKey(path), headers);
  await forEachOf(
    changed.filter((each) => !isPointer(each)),
    copy,
  );
  await forEachOf(changed.filter(isPointer), copy);
  await forEachOf(
    Object.keys(before.files).filter((path) => !pages.has(path)),
    (path) => bucket.remove(liveKey(path)),
  );
  const now: Mirrored = {
    number: site.number,
    files: Object.fromEntries([...pages].map(([path, { from }]) => [path, from])),
  };
  const content = Buffer.from(JSON.stringify(now));
  await bucket.put(MIRROR_KEY, content, sha256Of(content), { type: 'application/json' });
}
