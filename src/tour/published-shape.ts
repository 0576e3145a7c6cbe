import { z } from 'zod';
import { object, optional } from './shape';

const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/);

/** Where press put a file of the tour folder, relative to the tour's published folder. */
export const publishedFileShape = object({
  path: z.string().max(300),
  bytes: z.int().min(0),
  sha256: sha256Shape,
  type: z.string().max(100),
  width: optional(z.int().min(1)),
  height: optional(z.int().min(1)),
});

/** What press adds about the tour as a whole. Keys of `files` are the paths in the tour folder. */
export const publishedShape = object({
  version: z.string().regex(/^[0-9a-f]{16}$/),
  files: z.record(z.string(), publishedFileShape),
});

export type Published = z.infer<typeof publishedShape>;
export type PublishedFile = z.infer<typeof publishedFileShape>;
