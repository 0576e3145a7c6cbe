import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { press, type PressOptions, type PressReport } from '../../src/press/press';
import { facePoint } from '../../src/tiles/face';
import { faceSize, tilePath } from '../../src/tiles/pyramid';
import { toDirection, type SpherePoint } from '../../src/tour/angle';
import type { Media } from '../../src/tour/media';
import type { PageWriter } from '../../src/tour/page';
import type { ListedFile, Pointer } from '../../src/tour/published';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import { tourShape, type Tour } from '../../src/tour/tour';

/** Real panoramas of many cameras and programs; they lie beside the repository, where they are at all. */
export const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples');
export const hasSamples = existsSync(SAMPLES);
export const needsSamples = hasSamples ? '' : ' (skipped: needs ../shared/samples)';

export const writer: PageWriter = {
  languages: (own) => own,
  scene: (tour, scene, { lang }) => `<!doctype html><html lang="${lang}"><h1>${scene.id} ${tour.published?.version}`,
  tour: (tour, { lang }) => `<!doctype html><html lang="${lang}"><h1>${tour.id}`,
  embed: (tour, scene, { lang }) => `<!doctype html><html lang="${lang}">${tour.id} ${scene.id}`,
  catalogue: (entries, { lang }) => `<!doctype html><html lang="${lang}">${JSON.stringify(entries)}`,
  sign: ({ code, to, moved }) => `<!doctype html>${JSON.stringify({ code, to: to?.scene, moved })}`,
  codes: () => '<!doctype html>codes',
  notFound: ({ lang }) => `<!doctype html><html lang="${lang}"><h1>404`,
  webManifest: (_, { lang }) => JSON.stringify({ lang }),
};

export const assets = { css: '', starter: '', entry: '/assets/main.js', preload: [] };

/** A place of its own on disk for one test. */
export interface Place {
  tour: string;
  out: string;
  cache: string;
  top: string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

export async function createPlace(id = 'thanh-co'): Promise<Place> {
  const top = await mkdtemp(join(tmpdir(), 'disan360-'));
  const tour = join(top, 'tours', id);
  await mkdir(join(tour, 'media'), { recursive: true });
  return {
    ...{ top, tour, out: join(top, 'dist'), cache: join(top, 'cache') },
    write: async (path, content) => {
      await mkdir(dirname(join(tour, path)), { recursive: true });
      await writeFile(join(tour, path), content);
    },
    remove: () => rm(top, { recursive: true, force: true }),
  };
}

const words = (vi: string, en: string) => ({ vi, en });

export const scene = (id: string, media: Media | { src: string }): Tour['scenes'][number] => ({
  id,
  kind: 'panorama',
  title: words(`Cảnh ${id}`, `Scene ${id}`),
  media: { type: 'panorama', ...media } as Media,
});

export const manifest = (scenes: Tour['scenes'], more: Partial<Tour> = {}): Tour => ({
  ...{ format: 1, id: 'thanh-co', languages: ['vi', 'en'], title: words('Thành cổ', 'Citadel') },
  scenes,
  ...more,
});

/** Presses without `check`, which asks for more than pictures; nothing else is left out. */
export const pressPlace = (place: Place, options: Partial<PressOptions> = {}): Promise<PressReport> =>
  press({
    ...{ folder: place.tour, out: place.out, cache: place.cache, pages: writer, assets, check: () => [] },
    ...options,
  });

export const writeTour = (place: Place, tour: unknown): Promise<void> => place.write('tour.json', JSON.stringify(tour));

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

export interface PublishedVersion {
  folder: string;
  pointer: Pointer;
  tour: Tour;
  files: ListedFile[];
}

export async function readVersion(place: Place, id = 'thanh-co'): Promise<PublishedVersion> {
  const folder = join(place.out, 'tours', id);
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const pointer = (await read('tour.json')) as Pointer;
  return {
    ...{ folder, pointer },
    tour: tourShape.parse(await read(pointer.manifest)),
    files: (await read(pointer.files)) as ListedFile[],
  };
}

/** Every listed file is there with the listed bytes. */
export async function faultsOf({ folder, files }: PublishedVersion): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, bytes, sha256: hash } of files) {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    if (content === undefined) faults.push(`${path} is missing`);
    else if (content.length !== bytes || sha256(content) !== hash) faults.push(`${path} is not what is listed`);
  }
  return faults;
}

export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

const decoded = new Map<string, Promise<{ data: Buffer; width: number }>>();

function readPixels(file: string): Promise<{ data: Buffer; width: number }> {
  const found =
    decoded.get(file) ??
    sharp(file)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
      .then(({ data, info }) => ({ data, width: info.width }));
  decoded.set(file, found);
  return found;
}

/** Colour of a direction in the published tiles. */
export async function colourAt(
  folder: string,
  pyramid: PyramidData,
  point: SpherePoint,
  level = pyramid.levels.length - 1,
): Promise<[number, number, number]> {
  const { face, x, y } = facePoint(toDirection(point));
  const size = faceSize(pyramid, level);
  const [px, py] = [Math.min(size - 1, Math.floor(x * size)), Math.min(size - 1, Math.floor(y * size))];
  const tile = { level, face, x: Math.floor(px / pyramid.tile), y: Math.floor(py / pyramid.tile) };
  const { data, width } = await readPixels(join(folder, tilePath(pyramid, tile, 'avif')));
  const at = ((py % pyramid.tile) * width + (px % pyramid.tile)) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}
