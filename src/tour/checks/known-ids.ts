import { editDistance } from '../nearest-word';
import { childOf } from '../parsing/part-at';

const MOST_NAMED = 6;
/** Letters compared with ids before ranking is given up: a tour in which so much is wrong must not take long. */
const MOST_COMPARED = 200_000;

const listAt = (holder: unknown, key: string): readonly unknown[] => {
  const list = childOf(holder, key);
  return Array.isArray(list) ? list : [];
};

const idsOf = (list: readonly unknown[]): ReadonlySet<string> =>
  new Set(list.map((item) => childOf(item, 'id')).filter((id) => typeof id === 'string'));

/** The ids that a manifest gives, also to parts that are faulty otherwise. */
export class KnownIds {
  readonly scenes: ReadonlySet<string>;
  readonly credits: ReadonlySet<string>;
  readonly #hotspots = new Map<string, ReadonlySet<string>>();
  #compared = 0;

  constructor(manifest: unknown) {
    const scenes = listAt(manifest, 'scenes');
    this.scenes = idsOf(scenes);
    this.credits = idsOf(listAt(manifest, 'credits'));
    for (const scene of scenes) {
      const id = childOf(scene, 'id');
      if (typeof id === 'string' && !this.#hotspots.has(id)) this.#hotspots.set(id, idsOf(listAt(scene, 'hotspots')));
    }
  }

  hotspotsOf(scene: string): ReadonlySet<string> {
    return this.#hotspots.get(scene) ?? new Set();
  }

  /** Some of the known ids in one line, first those that an unknown one is most likely a slip of. */
  likely(unknown: string, known: ReadonlySet<string>): string {
    const words = [...known];
    this.#compared += words.length * unknown.length;
    if (this.#compared < MOST_COMPARED) {
      const distances = new Map(words.map((word) => [word, editDistance(unknown, word)]));
      words.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
    }
    return words.slice(0, MOST_NAMED).join(', ') + (words.length > MOST_NAMED ? ', …' : '');
  }
}
