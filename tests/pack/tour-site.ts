import { createHash } from 'node:crypto';
import type { Tour } from '../../src/tour/tour';
import { seeded } from './seeded';

export const ID = 'hue';
const FOLDER = `/tours/${ID}/`;

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const listed = ([path, bytes]: readonly [string, Buffer]) => ({ path, bytes: bytes.length, sha256: hash(bytes) });

function scene(id: string, salt: string): Tour['scenes'][number] {
  const name = createHash('sha256')
    .update(id + salt)
    .digest('hex')
    .slice(0, 16);
  return {
    id,
    kind: 'panorama',
    title: { vi: `Cảnh ${id}`, en: `Scene ${id}` },
    media: {
      type: 'panorama',
      src: `media/${id}.jpg`,
      pyramid: {
        base: `s/${name}`,
        tile: 512,
        levels: [512, 1_024, 2_048],
        formats: [
          { type: 'avif', levels: 3 },
          { type: 'webp', levels: 3 },
        ],
      },
    },
  } as Tour['scenes'][number];
}

const tilePaths = (base: string): string[] =>
  [0, 1, 2].flatMap((level) =>
    Array.from({ length: 4 ** level }, (_, tile) =>
      ['avif', 'webp'].map((type) => `${base}/${level}/f/0-${tile}.${type}`),
    ).flat(),
  );

export interface TourSite {
  version: string;
  /** Everything that the server has, by address. */
  files: Map<string, Buffer>;
}

/** Bytes that are the same for the same name, and no others'. */
const bytesFor = (name: string, size: number): Buffer => Buffer.alloc(size, createHash('sha512').update(name).digest());

/** A small published tour with made-up bytes: `changed` names scenes whose pictures differ from the first edition's. */
export function tourSite(
  seed: number,
  edition = '',
  changed: readonly string[] = [],
  ids: readonly string[] = ['a', 'b', 'c', 'd'],
): TourSite {
  const files = new Map<string, Buffer>();
  const scenes = ids.map((id) => scene(id, changed.includes(id) ? edition : ''));
  for (const { media } of scenes) {
    const base = 'pyramid' in media ? (media.pyramid?.base ?? '') : '';
    const random = seeded(seed + [...base].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
    for (const path of tilePaths(base))
      files.set(path, bytesFor(`${seed} ${path}`, 5_000 + Math.floor(random() * 5_000)));
  }
  const tour = { format: 1, id: ID, languages: ['vi', 'en'], title: { vi: `Huế ${edition}` }, start: 'a', scenes };
  const version = hash(Buffer.from(JSON.stringify(tour))).slice(0, 16);
  const manifest = Buffer.from(JSON.stringify({ ...tour, published: { version, files: {} } }));
  files.set(`tour-${version}.json`, manifest);
  const all = new Map([...files].map(([path, bytes]) => [FOLDER + path, bytes]));
  const pages = [`/vi/${ID}/`, `/en/${ID}/`, ...scenes.map(({ id }) => `/vi/${ID}/${id}/`)].map(
    (path) => [path, Buffer.from(`<!doctype html><body class="scene-page">${path} ${version}</body></html>`)] as const,
  );
  const app = [['/assets/main-1.js', Buffer.from('export {};')] as const];
  for (const [path, bytes] of [...pages, ...app]) all.set(path, bytes);
  const list = { version, pages: pages.map(listed), app: app.map(listed) };
  all.set(`${FOLDER}pages.json`, Buffer.from(JSON.stringify(list)));
  all.set(`${FOLDER}files-${version}.json`, Buffer.from(JSON.stringify([...files].map(listed))));
  const pointer = { id: ID, version, manifest: `tour-${version}.json`, files: `files-${version}.json` };
  all.set(`${FOLDER}tour.json`, Buffer.from(JSON.stringify(pointer)));
  return { version, files: all };
}
