import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hotspot } from '../../../src/tour/hotspot';
import type { Pointer } from '../../../src/tour/published';
import type { Scene } from '../../../src/tour/scene';
import type { Tour } from '../../../src/tour/tour';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The published manifest of a tour: what the robots are measured against. */
export function publishedManifest(site: string, tour: string): Tour {
  const folder = join(site, 'tours', tour);
  const { manifest } = read(join(folder, 'tour.json')) as Pointer;
  return read(join(folder, manifest)) as Tour;
}

/** Where a point leads to, if it leads on at once. */
export const leadsTo = (hotspot: Hotspot): string | undefined =>
  hotspot.type === 'link' && hotspot.to.tour === undefined ? hotspot.to.scene : undefined;

/** What must be there when a point is open, and what of it must take the focus. */
export interface Media {
  shown: string;
  used?: string;
}

export function mediaOf(hotspot: Hotspot): Media | undefined {
  switch (hotspot.type) {
    case 'gallery':
      return { shown: '.gallery img', used: '.gallery' };
    case 'model':
      return { shown: '.model canvas', used: '.model' };
    case 'then-and-now':
      return { shown: 'input[type=range]', used: 'input[type=range]' };
    case 'audio':
    case 'video':
      return { shown: hotspot.type, used: hotspot.type };
    case 'info':
      return hotspot.picture && { shown: 'img' };
    case 'web':
      return { shown: 'a[href^=http]', used: 'a[href^=http]' };
    case 'link':
    case 'area':
      return undefined;
  }
}

export const sceneIn = (tour: Tour, id: string): Scene => {
  const scene = tour.scenes.find((candidate) => candidate.id === id);
  if (!scene) throw new Error(`The tour has no scene ${id}.`);
  return scene;
};

/** The next step of the shortest way, by points that lead on, to a scene that is wanted. */
export function stepTo(tour: Tour, from: string, isWanted: (id: string) => boolean): string | undefined {
  const first = new Map<string, string | undefined>([[from, undefined]]);
  for (const [id, step] of first) {
    if (id !== from && isWanted(id)) return step;
    for (const hotspot of sceneIn(tour, id).hotspots ?? []) {
      const next = leadsTo(hotspot);
      if (next !== undefined && !first.has(next)) first.set(next, step ?? next);
    }
  }
  return undefined;
}
