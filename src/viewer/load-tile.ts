import { decodeFile, loadFile } from './load-bitmap';
import type { TileFiles } from './tile-files';

/** A tile's picture, from its file where that came before. */
export async function loadTile(address: string, signal: AbortSignal, files?: TileFiles): Promise<ImageBitmap> {
  const file = files?.get(address) ?? (await loadFile(address, { signal }));
  files?.keep(address, file);
  return decodeFile(file, address, signal);
}
