const LASTING = /^(?:assets\/|tours\/[^/]+\/(?:[spm]\/|(?:tour|files)-[0-9a-f]{16}\.json(?:\.br|\.gz)?$))/;

/** Whether a path of the site, without a slash in front, never gets another content: hashed files, pictures by content, manifests by version. */
export const isLasting = (path: string): boolean => LASTING.test(path);

/**
 * The file, or the folder made in one piece, by which lasting files are put into the site: `tours/x/s/<key>` for all tiles of a
 * picture, the file itself elsewhere.
 */
export function unitOf(path: string): string {
  const [tours, tour, kind, key, inside] = path.split('/');
  const isFolder = tours === 'tours' && inside !== undefined && (kind === 's' || kind === 'p' || kind === 'm');
  return isFolder ? [tours, tour, kind, key].join('/') : path;
}
