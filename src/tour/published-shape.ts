import { z } from 'zod';
import { object, optional } from './shape';

const stored = {
  path: z.string().max(300).describe('Relative to the tour’s published folder'),
  bytes: z.int().min(0).describe('Size in bytes'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the bytes'),
  type: z.string().max(100).describe('Media type, with codecs where a player needs them'),
  width: optional(z.int().min(1).describe('Pixels')),
  height: optional(z.int().min(1).describe('Pixels')),
};

/** Where press put a file of the tour folder. */
export const publishedFileShape = object({
  ...stored,
  duration: optional(z.number().min(0).describe('Seconds')),
  variants: optional(
    z.array(object(stored)).max(20).describe('The same picture or video in other sizes, the smallest first'),
  ),
});

/** What press adds about the tour as a whole. Keys of `files` are the paths in the tour folder. */
export const publishedShape = object({
  version: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('Changes whenever anything of the tour changes'),
  files: z.record(z.string(), publishedFileShape).describe('Published files by their path in the tour folder'),
}).describe('Written when the tour is published');

export type Published = z.infer<typeof publishedShape>;
export type PublishedFile = z.infer<typeof publishedFileShape>;
