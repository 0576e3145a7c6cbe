/** Marks that tests and staff read from the browser's timeline; each is set once, when it has become true. */
export type Milestone = 'pano:first' | 'pano:drag' | 'pano:live' | 'pano:sharp';

export function reach(milestone: Milestone): void {
  if (performance.getEntriesByName(milestone).length === 0) performance.mark(milestone);
}
