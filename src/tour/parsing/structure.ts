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
  const steps: Step[] = [];
  let parts = 0;

  function enter(value: unknown, path: Path, key?: string | number): void {
    if (typeof value === 'object' && value !== null)
      steps.push({ value, path: key === undefined ? path : [...path, key] });
  }

  enter(manifest, []);
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { value, path } = step;
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    parts += Array.isArray(value) ? value.length : (keys?.length ?? 0);
    if (parts > MOST_PARTS) return { forbidden, refused: error('tour-too-large', [], { most: MOST_PARTS }) };
    if (path.length >= MOST_DEPTH) return { forbidden, refused: error('tour-too-deep', path, { most: MOST_DEPTH }) };
    if (Array.isArray(value)) value.forEach((item, index) => enter(item, path, index));
    for (const key of keys ?? []) {
      if (FORBIDDEN.has(key)) forbidden.push([...path, key]);
      else enter(Reflect.get(value, key), path, key);
    }
  }
  return { forbidden };
}
