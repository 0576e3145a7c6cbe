import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile, Pointer } from '../../../src/tour/published';

const text = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');

async function tornTour(site: string, tour: string): Promise<string[]> {
  const folder = join(site, 'tours', tour);
  const pointer = JSON.parse(await text(folder, 'tour.json')) as Pointer;
  const torn: string[] = [];
  for (const { path, sha256 } of JSON.parse(await text(folder, pointer.files)) as ListedFile[]) {
    const content = await readFile(join(folder, path)).catch(() => Buffer.from('missing'));
    if (createHash('sha256').update(content).digest('hex') !== sha256) torn.push(`${tour}/${path}`);
  }
  const { title } = JSON.parse(await text(folder, pointer.manifest)) as { title: { vi: string } };
  for (const page of ['vi/index.html', `vi/${tour}/index.html`])
    if (!(await text(site, page)).includes(title.vi)) torn.push(`${page} does not know “${title.vi}”`);
  return torn;
}

/** What a visitor finds torn of the site that is live: a content with another hash, or pages that tell of another version. */
export async function tornSite(site: string): Promise<string[]> {
  const tours = await readdir(join(site, 'tours')).catch(() => []);
  return (await Promise.all(tours.map((tour) => tornTour(site, tour)))).flat();
}
