import { z } from 'zod';
import type { FilePerLanguage, Picture } from './picture';
import type { Text } from './text';

export type FileUse = 'panorama' | 'photo' | 'picture' | 'film' | 'sphere-film' | 'sound' | 'captions' | 'model';

/** What a part of the manifest is for, with the type of its value. */
export interface Uses extends Record<FileUse, string> {
  title: Text;
  text: Text;
  files: FilePerLanguage;
  /** A picture that is shown as such, with its words. */
  shown: Picture;
  credit: string;
  web: string;
}

export type Use = keyof Uses;

/** Shapes say here what they are for, so that whoever needs every text or file of a tour finds all of them (`partsOf`). */
export const uses = z.registry<{ use: Use }>();
