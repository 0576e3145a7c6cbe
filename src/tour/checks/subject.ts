import type { Hotspot } from '../hotspot';
import type { Path } from '../issue';
import type { MediaFacts, MediaFactsByPath } from '../media-facts';
import { partsOf, type Part } from '../parts';
import type { Scene } from '../scene';
import type { Tour } from '../tour';
import type { Use } from '../use';
import { KnownIds } from './known-ids';
import { positionsIn, type Position } from './positions';

export interface Placed<T> {
  item: T;
  path: Path;
}

interface SubjectParts {
  tour: Tour;
  media: MediaFactsByPath;
  folderName: string | undefined;
  /** Nothing had to be left out of the tour because its shape is wrong. */
  whole: boolean;
  /** The whole manifest, as far as it could be understood: ids of scenes that were left out are known all the same. */
  manifest: unknown;
}

/** What rules look at. */
export class Subject {
  readonly tour: Tour;
  readonly folderName: string | undefined;
  readonly whole: boolean;
  readonly ids: KnownIds;
  readonly scenes: readonly Placed<Scene>[];
  readonly hotspots: readonly (Placed<Hotspot> & { scene: Scene })[];
  readonly positions: readonly Position[];
  readonly #byId: ReadonlyMap<string, Scene>;
  readonly #media: MediaFactsByPath;
  readonly #parts: readonly Part[];

  constructor({ tour, media, folderName, whole, manifest }: SubjectParts) {
    this.tour = tour;
    this.folderName = folderName;
    this.whole = whole;
    this.ids = new KnownIds(manifest);
    this.#media = media;
    this.#parts = partsOf(tour);
    this.#byId = new Map(tour.scenes.map((scene) => [scene.id, scene]));
    this.scenes = tour.scenes.map((item, index) => ({ item, path: ['scenes', index] }));
    this.hotspots = this.scenes.flatMap(({ item: scene, path }) =>
      (scene.hotspots ?? []).map((item, index) => ({ item, scene, path: [...path, 'hotspots', index] })),
    );
    this.positions = positionsIn(this.hotspots);
  }

  /** Every part of the tour that serves one of these uses. */
  parts<U extends Use>(...wanted: U[]): Extract<Part, { use: U }>[] {
    const set: ReadonlySet<Use> = new Set(wanted);
    return this.#parts.filter((part): part is Extract<Part, { use: U }> => set.has(part.use));
  }

  scene(id: string): Scene | undefined {
    return this.#byId.get(id);
  }

  facts(src: string): MediaFacts | undefined {
    return this.#media.get(src);
  }

  /** Paths of all the files that are known to be there. */
  files(): Iterable<string> {
    return this.#media.keys();
  }
}
