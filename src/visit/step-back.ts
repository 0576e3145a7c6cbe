import type { Viewer } from '../viewer/viewer';

/** Lets what lies over the picture step back while it moves: the style sheet does the rest. */
export function stepBack(viewer: Viewer, root: HTMLElement): () => void {
  const stops = [
    viewer.on('view', () => (root.dataset['moving'] ??= '')),
    viewer.on('rest', () => delete root.dataset['moving']),
  ];
  return () => stops.forEach((stop) => stop());
}
