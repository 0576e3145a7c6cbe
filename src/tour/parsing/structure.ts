import { error, type Issue, type Path } from '../issue';

/** No shape of ours goes deeper than 12. */
export const MOST_DEPTH = 32;
/** Values of all kinds in one manifest; a tour of 300 scenes with 40 hotspots each has about 250,000. */
export const MOST_PARTS = 1_000_000;

/** As keys they would reach behind an object instead of into it. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export interface Structure {
  /** The manifest is too deep or too large to be looked at any further. */
  refused?: Issue;
  forbidden: Path[];
}

interface Step {
  value: object;
  path: Path;
}

/** Looks at nothing but nesting, number and keys, without recursion, so that no value can hurt what comes after. */
export function structureOf(manifest: unknown): Structure {
  const forbidden: Path[] = [];
  const steps: Step[] = typeof manifest === 'object' && manifest ? [{ value: manifest, path: [] }] : [];
  let parts = 0;
  for (let step = steps.pop(); step; step = steps.pop()) {
    const isArray = Array.isArray(step.value);
    if (step.path.length >= MOST_DEPTH) {
      return { forbidden, refused: error('tour-too-deep', step.path, { most: MOST_DEPTH }) };
    }
    for (const [key, value] of Object.entries(step.value)) {
      if (++parts > MOST_PARTS) return { forbidden, refused: error('tour-too-large', [], { most: MOST_PARTS }) };
      const path = () => [...(step?.path ?? []), isArray ? Number(key) : key];
      if (!isArray && FORBIDDEN.has(key)) forbidden.push(path());
      else if (typeof value === 'object' && value !== null) steps.push({ value, path: path() });
    }
  }
  return { forbidden };
}
