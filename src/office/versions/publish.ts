import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partOfTour, type Part } from '../../shelf/part';
import { pressedFiles } from '../../shelf/pressed-files';
import type { LiveSite } from '../../shelf/shelf';
import { ShelfError } from '../../shelf/shelf-error';
import { foldersOf } from '../folders';
import { createId } from '../people/token';
import { Refusal } from '../refusal';
import type { Workshop } from '../workshop';
import { placeLive } from './live-tours';
import { rememberBuild, versionOfBuild } from './published-app';
import { storeSharedPages } from './shared-pages';

const TRIES = 5;

const isChanged = (error: unknown): boolean => error instanceof ShelfError && error.code === 'shelf-changed';

/** What the shelf says no to, in the office's words. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof ShelfError)) return error;
  if (error.code === 'shelf-changed') return new Refusal(409, 'changed-meanwhile');
  if (error.code === 'version-unknown' || error.code === 'version-damaged') return new Refusal(410, 'version-gone');
  return error.code === 'shelf-full' ? new Refusal(503, 'disk-full') : error;
}

/**
 * Makes one tour's version live, or none with null, together with the pages that all tours share. Another tour that is published at the same
 * time only means another round: the pages are made again from what is live by then.
 */
export async function moveLive(workshop: Workshop, tour: string, version: string | null): Promise<LiveSite> {
  const { shelf } = workshop;
  const part = partOfTour(tour);
  for (let round = 1; ; round++) {
    const { number, parts } = await shelf.live();
    const wanted = { ...parts, [part]: version ?? undefined };
    try {
      const pages = await storeSharedPages(workshop, wanted);
      return await shelf.publish({ parts: { [part]: version, pages }, from: number });
    } catch (error) {
      if (!isChanged(error) || round === TRIES) throw refusalOf(error);
    }
  }
}

/** Pages that were pressed with an earlier build ask for its files: they stay. */
async function keepOldAssets({ shelf }: Workshop, out: string): Promise<void> {
  const { app } = (await shelf.live()).parts;
  const files = app === undefined ? [] : await shelf.files('app', app);
  for (const { path } of files) {
    if (path.startsWith('assets/') && !existsSync(join(out, path))) await placeLive(shelf, out, path);
  }
}

/** Whether visitors have this build already: packing it anew would cost each start many seconds. */
async function isOnSite({ shelf, making, config }: Workshop): Promise<boolean> {
  if (making.build === undefined) return false;
  const { parts } = await shelf.live();
  return (
    parts.pages !== undefined && parts.app !== undefined && parts.app === (await versionOfBuild(config, making.build))
  );
}

async function storeApp(workshop: Workshop): Promise<string> {
  const { shelf, making, config, now } = workshop;
  const out = foldersOf(config.data).workOf(`app-${createId(now())}`);
  await mkdir(join(out, 'tours'), { recursive: true });
  try {
    await making.copyApp(out);
    await keepOldAssets(workshop, out);
    return (await shelf.store('app', await pressedFiles(out, 'app'))).id;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Puts the built application's files on the site; the same files again change nothing. */
export async function publishApp(workshop: Workshop): Promise<void> {
  if (await isOnSite(workshop)) return;
  const { shelf, making, config } = workshop;
  const app = await storeApp(workshop);
  const { parts, number } = await shelf.live();
  if (parts.app !== app || parts.pages === undefined) {
    const pages = await storeSharedPages(workshop, parts);
    await shelf.publish({ parts: { app, pages }, from: number }).catch((error: unknown) => {
      if (!isChanged(error)) throw error;
    });
  }
  if (making.build !== undefined) await rememberBuild(config, { build: making.build, version: app });
}

export const liveVersionOf = ({ parts }: LiveSite, tour: string): string | undefined => parts[partOfTour(tour) as Part];
