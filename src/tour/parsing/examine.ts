import { error, type Issue, type Path } from '../issue';
import { migrate } from '../migrate';
import { tourShape, type Tour } from '../tour';
import { faultyParts, shapeIssues, type Faults } from './shape-issues';
import { structureOf } from './structure';
import { without } from './without';

export interface Examined {
  issues: Issue[];
  /** The manifest in today's format. */
  manifest: unknown;
  /** All of the manifest that is sound; undefined when too little of it is. */
  tour?: Tour;
  /** Path in the manifest of what has this path in `tour`. */
  whole(path: Path): Path;
}

/** Each round can move a fault from a part to what holds it; no shape is deeper. */
const MOST_ROUNDS = 12;

/** Takes out what is faulty until the rest is a tour. */
function salvage(manifest: unknown, faults: Faults): Pick<Examined, 'tour' | 'whole'> {
  let cuts: Path[] = [];
  let rest = without(manifest, cuts);
  let left: Faults | undefined = faults;
  for (let round = 0; left && round < MOST_ROUNDS; round++) {
    const faulty = faultyParts(left, rest.value);
    if (faulty.some((path) => path.length === 0)) break;
    cuts = [...cuts, ...faulty.map(rest.whole)];
    rest = without(manifest, cuts);
    const result = tourShape.safeParse(rest.value);
    if (result.success) return { tour: result.data, whole: rest.whole };
    left = result.error.issues;
  }
  return { whole: (path) => path };
}

/** Everything that the shapes have to say, and what is left of the tour without it. */
export function examine(value: unknown): Examined {
  const { refused, forbidden } = structureOf(value);
  const nothing = { manifest: value, whole: (path: Path) => path };
  if (refused) return { issues: [refused], ...nothing };
  const { issues: formatIssues, value: manifest, stop } = migrate(without(value, forbidden).value);
  const issues = [
    ...forbidden.map((path) => error('key-forbidden', path, { key: String(path.at(-1)) })),
    ...formatIssues,
  ];
  if (stop) return { issues, ...nothing };
  const result = tourShape.safeParse(manifest);
  if (result.success) return { issues, manifest, tour: result.data, whole: nothing.whole };
  const faults = result.error.issues;
  return { issues: [...issues, ...shapeIssues(faults, manifest)], manifest, ...salvage(manifest, faults) };
}
