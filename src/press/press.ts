import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import type { Issue } from '../tour/issue';
import type { PageAssets, PageWriter } from '../tour/page';
import { tourFolder } from '../tour/published';
import { writeCompressed } from './compress';
import { removeOldPages, writeKioskPage, writePages } from './pages';
import { worldError } from './press-error';
import { pressMedia } from './pressed-media';
import { pressScenes } from './pressed-scenes';
import { createProgress, type PressProgress } from './progress';
import { publishedTexts, publishedTour } from './published-tour';
import { readTour, type Check, type Inspection } from './read-tour';
import type { Run } from './run';
import { createFindSource } from './source';
import { readSourceHashes } from './store/source-hashes';
import { createTemp, type Temp } from './store/temp';

export type { PressProgress } from './progress';

export interface PressOptions {
  /** A tour folder, `tours/<id>`. */
  folder: string;
  /** The site's folder; the tour gets `tours/<id>` and its pages in it. */
  out: string;
  /** Pictures cut before, by content. May be deleted at any time. */
  cache: string;
  pages: PageWriter;
  assets: PageAssets;
  origin?: string;
  /** As in `PageContext`. */
  counts?: string;
  portable?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: PressProgress) => void;
  check?: Check;
  /** What was found a moment ago, where somebody has looked already. */
  seen?: Inspection;
  /** The built worker; by default it is looked for beside this module. */
  worker?: URL;
}

export interface PressReport {
  id: string;
  version: string;
  scenes: number;
  /** Of everything that a visitor of this version can load below the tour's folder. */
  files: number;
  bytes: number;
  /** Files that were made now; the others came from the cache. */
  encoded: number;
  /** What `check` warned about. */
  issues: Issue[];
  milliseconds: number;
}

/** Pictures first, then the texts that name them, then the pages, last the pointer: until then the old version is live. */
async function publish(run: Run, options: PressOptions): Promise<Omit<PressReport, 'issues' | 'milliseconds'>> {
  const scenes = await pressScenes(run);
  const media = await pressMedia(run);
  const { tour, tourOut, outTemp, progress, signal } = run;
  const published = publishedTour(tour, scenes.scenes, media.files);
  const listed = [...scenes.files, ...media.listed];
  const { pointer, manifest, list, files, bytes } = publishedTexts(published, listed);
  signal?.throwIfAborted();
  progress.expect(1);
  await writeCompressed(join(tourOut, pointer.manifest), manifest, outTemp);
  await writeCompressed(join(tourOut, pointer.files), list, outTemp, 'list');
  const pages = await writePages(published, options, outTemp);
  const kiosk = await writeKioskPage(published, options, outTemp);
  const pageList = {
    version: pointer.version,
    pages,
    app: options.assets.app ?? [],
    ...(kiosk.length > 0 && { kiosk }),
  };
  await writeCompressed(join(tourOut, 'pages.json'), JSON.stringify(pageList), outTemp);
  await writeCompressed(join(tourOut, 'tour.json'), JSON.stringify(pointer), outTemp);
  await removeOldPages(published, options);
  progress.step('pages');
  progress.end();
  const encoded = scenes.encoded + media.encoded;
  return { id: tour.id, version: pointer.version, scenes: tour.scenes.length, files, bytes, encoded };
}

/** Turns a tour folder into published files. Stopped at any moment, it leaves what was published before in order. */
export async function press(options: PressOptions): Promise<PressReport> {
  const started = performance.now();
  const { folder, out, cache, signal, worker } = options;
  sharp.cache(false);
  signal?.throwIfAborted();
  const { tour, facts, issues } = await readTour(folder, options.check, options.seen);
  const tourOut = join(out, tourFolder(tour.id));
  const temps: Temp[] = [];
  const temp = async (parent: string): Promise<Temp> => {
    const made = await createTemp(parent);
    temps.push(made);
    return made;
  };
  try {
    const hashes = await readSourceHashes(cache, tour.id);
    const run: Run = {
      ...{ tour, tourOut, cache },
      find: createFindSource(folder, facts, hashes),
      cacheTemp: await temp(cache),
      outTemp: { ...(await temp(tourOut)), plain: options.portable === true },
      progress: createProgress(options.onProgress),
      ...(worker && { worker }),
      ...(signal && { signal }),
    };
    const done = await publish(run, options);
    await hashes.keep(run.cacheTemp);
    return { ...done, issues, milliseconds: performance.now() - started };
  } catch (error) {
    throw worldError(error, out);
  } finally {
    await Promise.all(temps.map(({ remove }) => remove()));
  }
}
