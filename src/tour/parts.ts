import type { z } from 'zod';
import type { Path } from './issue';
import { tourShape, type Tour } from './tour';
import { uses, type Use, type Uses } from './use';

/** A part of a tour that serves a use, wherever it stands. */
export type Part = { [U in Use]: { use: U; value: Uses[U]; path: Path } }[Use];

type Found = { use: Use; value: unknown; path: Path };
type Finder = (value: unknown, path: (string | number)[], found: Found[]) => void;

const finders = new WeakMap<z.core.$ZodType, Finder | 'none'>();

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function within(key: string | number, finder: Finder): Finder {
  return (value, path, found) => {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return;
    path.push(key);
    finder(value[key], path, found);
    path.pop();
  };
}

const all =
  (list: readonly Finder[]): Finder =>
  (value, path, found) => {
    for (const finder of list) finder(value, path, found);
  };

function objectFinder(def: z.core.$ZodObjectDef): Finder | undefined {
  const keys = Object.entries(def.shape).flatMap(([key, shape]) => {
    const finder = finderOf(shape);
    return finder ? [within(key, finder)] : [];
  });
  return keys.length > 0 ? all(keys) : undefined;
}

function listFinder(element: z.core.$ZodType): Finder | undefined {
  const finder = finderOf(element);
  if (!finder) return undefined;
  return (value, path, found) => {
    if (Array.isArray(value)) value.forEach((_, index) => within(index, finder)(value, path, found));
    else if (isRecord(value)) for (const key of Object.keys(value)) within(key, finder)(value, path, found);
  };
}

function unionFinder(def: z.core.$ZodUnionDef | z.core.$ZodDiscriminatedUnionDef): Finder | undefined {
  if (def.options.every((shape) => finderOf(shape) === undefined)) return undefined;
  if (!('discriminator' in def)) throw new TypeError('A union with texts or files in it needs a discriminator');
  const { discriminator, options } = def;
  const choices = options.map((shape) => ({
    values: shape._zod.propValues?.[discriminator],
    finder: finderOf(shape),
  }));
  return (value, path, found) => {
    if (!isRecord(value)) return;
    const chosen = value[discriminator] as z.core.util.Primitive;
    choices.find(({ values }) => values?.has(chosen))?.finder?.(value, path, found);
  };
}

/** What finds uses inside of a value of this shape; undefined when there can be none. */
function insideOf({ _zod: { def } }: z.core.$ZodTypes): Finder | undefined {
  if (def.type === 'object') return objectFinder(def);
  if (def.type === 'array') return listFinder(def.element);
  if (def.type === 'record') return listFinder(def.valueType);
  if (def.type === 'union') return unionFinder(def);
  return def.type === 'optional' ? finderOf(def.innerType) : undefined;
}

function finderOf(shape: z.core.$ZodType): Finder | undefined {
  const known = finders.get(shape);
  if (known) return known === 'none' ? undefined : known;
  const use = uses.get(shape)?.use;
  const inside = insideOf(shape as z.core.$ZodTypes);
  const itself: Finder | undefined = use && ((value, path, found) => void found.push({ use, value, path: [...path] }));
  const finder = itself && inside ? all([itself, inside]) : (itself ?? inside);
  finders.set(shape, finder ?? 'none');
  return finder;
}

/** Every text, title, file, web address and named credit of a tour, in the manifest's order. */
export function partsOf(tour: Tour): Part[] {
  const found: Found[] = [];
  finderOf(tourShape)?.(tour, [], found);
  return found as Part[];
}
