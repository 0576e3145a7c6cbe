import type { Path } from '../issue';

/** What an object or list itself holds under a key: nothing inherited. */
export function childOf(part: unknown, key: string | number): unknown {
  return typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined;
}

export const partAt = (manifest: unknown, path: Path): unknown => path.reduce<unknown>(childOf, manifest);
