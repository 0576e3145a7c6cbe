import type { PublishedFile } from '../tour/published-shape';
import { useVisit } from './visit-context';

export interface MediaFile extends Partial<Pick<PublishedFile, 'type' | 'width' | 'height'>> {
  address: string;
}

/** The published address of a file of the tour folder, with what press knows of it. */
export function mediaFile(src: string, folder: string, files: Readonly<Record<string, PublishedFile>>): MediaFile {
  const file = Object.hasOwn(files, src) ? files[src] : undefined;
  return { ...file, address: folder + (file?.path ?? src) };
}

export function useFile(): (src: string) => MediaFile {
  const { tour, outline } = useVisit().state;
  return (src) => mediaFile(src, tour.folder, outline.files);
}
