import { error, type Issue, type Path } from '../issue';
import type { Rule } from './rule';

/** The second and every further one of equal keys. */
function* repeated(
  code: string,
  list: readonly (string | undefined)[],
  pathOf: (index: number) => Path,
): Iterable<Issue> {
  const seen = new Set<string>();
  for (const [index, id] of list.entries()) {
    if (id !== undefined && seen.has(id)) yield error(code, pathOf(index), { id });
    if (id !== undefined) seen.add(id);
  }
}

const ids = (list: readonly { id?: string }[] | undefined) => (list ?? []).map(({ id }) => id);

export const repeatedIds: Rule = {
  codes: [
    'scene-id-repeated',
    'hotspot-id-repeated',
    'plan-id-repeated',
    'credit-id-repeated',
    'sign-code-repeated',
    'language-repeated',
  ],
  *find({ tour, scenes }) {
    yield* repeated('language-repeated', tour.languages, (index) => ['languages', index]);
    yield* repeated('scene-id-repeated', ids(tour.scenes), (index) => ['scenes', index, 'id']);
    yield* repeated('plan-id-repeated', ids(tour.plans), (index) => ['plans', index, 'id']);
    yield* repeated('credit-id-repeated', ids(tour.credits), (index) => ['credits', index, 'id']);
    const codes = (tour.signs ?? []).map(({ code }) => code);
    yield* repeated('sign-code-repeated', codes, (index) => ['signs', index, 'code']);
    for (const { item, path } of scenes) {
      yield* repeated('hotspot-id-repeated', ids(item.hotspots), (index) => [...path, 'hotspots', index, 'id']);
    }
  },
};
