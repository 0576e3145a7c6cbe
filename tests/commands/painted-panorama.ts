import sharp from 'sharp';

/** A small panorama; `check` only warns about its size. */
export const painted = (file: string): Promise<unknown> =>
  sharp({ create: { width: 2048, height: 1024, channels: 3, background: '#7a8b6f' } })
    .jpeg()
    .toFile(file);
