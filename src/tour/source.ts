import { z } from 'zod';

/** A file of the tour folder. Segments separated by `/`; nothing that could lead out of the folder. */
const PATH = /^(?!\.)[^/\\:*?"<>|\p{Cc}]+(?:\/(?!\.)[^/\\:*?"<>|\p{Cc}]+)*$/u;
const WEB = /^https?:\/\/[^\s/?#@\\]+(?:[/?#][^\s\\]*)?$/i;

export const isSourcePath = (text: string): boolean => text.length <= 256 && PATH.test(text);
export const isWebAddress = (text: string): boolean => text.length <= 2_000 && WEB.test(text);

export const sourceShape = z
  .string()
  .refine(isSourcePath)
  .describe('Path of a file inside the tour folder, for example media/cong-tien.jpg');

/** Only http and https: never `javascript:`, `data:` or `file:`. */
export const webAddressShape = z
  .string()
  .refine(isWebAddress)
  .describe('An address that starts with https:// or http://');
