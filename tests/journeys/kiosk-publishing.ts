import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageList } from '../../src/pack/pack';
import type { ListedFile, Pointer } from '../../src/tour/published';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const listedAs = (text: string) => ({ bytes: Buffer.byteLength(text), sha256: sha256(text) });

/** Files that were just asked for are not looked at again for a quarter of a second. */
export const untilServed = (): Promise<unknown> => new Promise((served) => setTimeout(served, 300));

/** What a publisher may do to one tour of a pressed site: good and bad new versions, and back to what was there. */
export class Publishing {
  readonly #site: string;
  readonly #at: string;
  #good = new Map<string, string>();
  #count = 0;

  constructor(site: string, tour: string) {
    [this.#site, this.#at] = [site, join('tours', tour)];
    this.keep();
  }

  /** From now on this is what is good. */
  keep(): void {
    const { pages, kiosk } = this.#pages();
    const html = [...pages, ...(kiosk ?? [])].map(({ path }) => path).filter((path) => path.endsWith('/'));
    const files = [
      ...html.map((path) => join(path, 'index.html')),
      ...['pages.json', 'tour.json'].map((name) => join(this.#at, name)),
    ];
    this.#good = new Map(files.map((file) => [file, this.#read(file)]));
  }

  restore(): void {
    for (const [file, text] of this.#good) this.#write(file, text);
  }

  /** The same tour with other pages, listed as they are. */
  pages(change: (html: string, path: string) => string): void {
    this.#relist(change, listedAs);
  }

  /** Pages that are not what their list says: a copy that was broken off. */
  damaged(): void {
    this.#relist(
      (html) => html.slice(0, html.length >> 1),
      () => ({ sha256: sha256(`what it should be ${++this.#count}`) }),
    );
  }

  /** A new version whose manifest is another. */
  manifest(change: (text: string) => string): void {
    const pointer = JSON.parse(this.#read(join(this.#at, 'tour.json'))) as Pointer;
    const text = change(this.#read(join(this.#at, pointer.manifest)));
    const version = sha256(text + ++this.#count).slice(0, 16);
    const next: Pointer = { ...pointer, version, manifest: `tour-${version}.json`, files: `files-${version}.json` };
    const list = (JSON.parse(this.#read(join(this.#at, pointer.files))) as ListedFile[]).filter(
      ({ path }) => path !== pointer.manifest,
    );
    const own = { path: next.manifest, ...listedAs(text) };
    this.#relist((html) => html.replaceAll(pointer.version, version), listedAs);
    this.#write(join(this.#at, next.manifest), text);
    this.#write(join(this.#at, next.files), JSON.stringify([...list, own]));
    this.#write(join(this.#at, 'pages.json'), JSON.stringify({ ...this.#pages(), version }));
    this.#write(join(this.#at, 'tour.json'), JSON.stringify(next));
  }

  #relist(change: (html: string, path: string) => string, listed: (html: string) => Partial<ListedFile>): void {
    const list = this.#pages();
    for (const page of [...list.pages, ...(list.kiosk ?? [])]) {
      if (!page.path.endsWith('/')) continue;
      const file = join(page.path, 'index.html');
      const html = change(this.#read(file), page.path);
      this.#write(file, html);
      Object.assign(page, listed(html));
    }
    this.#write(join(this.#at, 'pages.json'), JSON.stringify(list));
  }

  #pages(): PageList {
    return JSON.parse(this.#read(join(this.#at, 'pages.json'))) as PageList;
  }

  #read(path: string): string {
    return readFileSync(join(this.#site, path), 'utf8');
  }

  #write(path: string, text: string): void {
    writeFileSync(join(this.#site, path), text);
    for (const twin of ['.br', '.gz']) rmSync(join(this.#site, path + twin), { force: true });
  }
}
