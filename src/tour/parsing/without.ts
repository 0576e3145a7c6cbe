import type { Path } from '../issue';
import { childOf } from './part-at';

type Key = string | number;
/** The parts to leave out, as a tree of their paths; an empty tree is left out itself. */
type Cuts = Map<Key, Cuts>;

export interface Remainder {
  value: unknown;
  /** Path in the whole value of what has this path in the remainder; they differ behind list items that were left out. */
  whole(path: Path): Path;
}

function cutsOf(paths: readonly Path[]): Cuts {
  const cuts: Cuts = new Map();
  for (const path of paths) {
    let level = cuts;
    path.forEach((key, index) => {
      const inner = level.get(key);
      if (inner?.size === 0) level = new Map();
      else {
        const next: Cuts = index === path.length - 1 ? new Map() : (inner ?? new Map<Key, Cuts>());
        level.set(key, next);
        level = next;
      }
    });
  }
  return cuts;
}

/** A copy without the parts at these paths; what is kept whole is shared, not copied. */
export function without(value: unknown, paths: readonly Path[]): Remainder {
  const kept = new WeakMap<object, number[]>();

  const inside = (part: unknown, cuts: Cuts | undefined): unknown => (cuts ? copy(part, cuts) : part);

  function copy(part: unknown, cuts: Cuts): unknown {
    if (Array.isArray(part)) {
      const indexes = part.map((_, index) => index).filter((index) => cuts.get(index)?.size !== 0);
      const list: unknown[] = indexes.map((index) => inside(part[index], cuts.get(index)));
      kept.set(list, indexes);
      return list;
    }
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).filter(([key]) => cuts.get(key)?.size !== 0);
    return Object.fromEntries(entries.map(([key, item]) => [key, inside(item, cuts.get(key))]));
  }

  const remainder = paths.length === 0 ? value : copy(value, cutsOf(paths));

  function whole(path: Path): Path {
    let part: unknown = remainder;
    return path.map((key) => {
      const indexes = typeof part === 'object' && part !== null ? kept.get(part) : undefined;
      part = childOf(part, key);
      return indexes && typeof key === 'number' ? (indexes[key] ?? key) : key;
    });
  }

  return { value: remainder, whole };
}
