import type { PageAssets, PageWriter } from '../tour/page';
import type { Shelf } from '../shelf/shelf';
import type { Queue } from './jobs/queue';
import type { Parts } from './parts';

/** What pressing needs that is made elsewhere: the visitors' pages and the built application. */
export interface Making {
  pages: PageWriter;
  assets: PageAssets;
  /** Languages of the catalogue, the main one first. */
  languages: readonly string[];
  /** Puts the application's own files into a site's folder. */
  copyApp(out: string): Promise<void>;
  /** Names the build: one that is on the site already is not copied, packed and stored again at each start. */
  build?: string;
  /** The built worker of press; it is looked for beside this program otherwise. */
  worker?: URL;
}

/** `close` resolves when nothing is at work in it any more. */
export type OfficeShelf = Shelf & { close(): Promise<void> };

/** What packages become versions with, and versions the live site. */
export interface Workshop extends Parts {
  shelf: OfficeShelf;
  queue: Queue;
  making: Making;
}
