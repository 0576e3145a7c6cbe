import { z } from 'zod';
import { complain } from './shape';
import { uses, type FileUse } from './use';

/** A file of the tour folder. Segments separated by `/`; nothing that could lead out of the folder. */
const PATH = /^(?!\.)[^/\\:*?"<>|\p{Cc}]+(?:\/(?!\.)[^/\\:*?"<>|\p{Cc}]+)*$/u;
const WEB = /^https?:\/\/[^\s/?#@\\]+(?:[/?#][^\s\\]*)?$/i;
const LONGEST_PATH = 256;
const LONGEST_ADDRESS = 2_000;

export const isSourcePath = (text: string): boolean => text.length <= LONGEST_PATH && PATH.test(text);
export const isWebAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && WEB.test(text);

export const fileShape = (use: FileUse) =>
  z
    .string()
    .max(LONGEST_PATH, { error: complain('not-a-tour-file') })
    .regex(PATH, { error: complain('not-a-tour-file') })
    .describe('Path of a file inside the tour folder, for example media/cong-tien.jpg')
    .register(uses, { use });

/** Only http and https: never `javascript:`, `data:` or `file:`. */
export const webAddressShape = z
  .string()
  .max(LONGEST_ADDRESS, { error: complain('not-a-web-address') })
  .regex(WEB, { error: complain('not-a-web-address') })
  .describe('An address that starts with https:// or http://')
  .register(uses, { use: 'web' });
