import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ListedFile } from '../tour/published';
import type { PublishedFile } from '../tour/published-shape';
import type { Tour } from '../tour/tour';
import { hasFfmpeg, shrinkFilm, SMALL_FILM } from './ffmpeg';
import { placeFromCache, type MediaRoom } from './media-files';
import { PRESS_VERSION } from './settings';
import type { Source } from './source';
import { findEntry, keepEntry, type Entry } from './store/entry';
import { sha256OfFile, shortHash } from './store/hash';

/** Pixels along the wider side: what a small screen shows of a flat film, and of a sphere at a usual field of view. */
const WIDTHS = { video: 640, video360: 1_280 } as const;
/** Below this a film has no need of a smaller one. */
const SMALL_ENOUGH = 1_500_000;
/** A smaller film must spare that much of the bytes. */
const WORTH = 0.75;

/** The scenes' films that come without a smaller one, with the width that it is to have. */
export function filmsToShrink({ scenes }: Tour): Map<string, number> {
  const films = new Map<string, number>();
  for (const { media } of scenes) {
    const isFilm = media.type === 'video' || media.type === 'video360';
    if (isFilm && media.small === undefined) films.set(media.src, WIDTHS[media.type]);
  }
  return films;
}

async function shrink(source: Source, width: number, room: MediaRoom & { base: string }): Promise<Entry | undefined> {
  const { base, cache, cacheTemp, signal } = room;
  const path = `${base}/small.mp4`;
  const to = join(cacheTemp.folder, path);
  await mkdir(dirname(to), { recursive: true });
  if (!(await shrinkFilm({ width, from: source.file, to }, signal))) return undefined;
  const { size: bytes } = await stat(to);
  const isWorth = bytes < source.facts.bytes * WORTH;
  if (!isWorth) await rm(to);
  const files: ListedFile[] = isWorth ? [{ path, bytes, sha256: await sha256OfFile(to) }] : [];
  const entry: Entry = { base, files };
  await keepEntry(cache, cacheTemp.folder, entry);
  return entry;
}

/** A smaller size of a film, where there is ffmpeg and it is worth it: for small screens and weak lines. */
export async function smallFilm(
  source: Source,
  width: number,
  room: MediaRoom,
): Promise<NonNullable<PublishedFile['variants']>> {
  if (source.facts.bytes <= SMALL_ENOUGH) return [];
  const base = `m/${shortHash(JSON.stringify([PRESS_VERSION, SMALL_FILM, width, source.sha256]))}`;
  const found =
    (await findEntry(room.cache, base)) ??
    ((await hasFfmpeg()) ? await shrink(source, width, { ...room, base }) : undefined);
  const [made] = found?.files ?? [];
  return made ? [{ ...(await placeFromCache(made, 'mp4', room)), type: 'video/mp4' }] : [];
}
