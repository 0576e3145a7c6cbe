import { z } from 'zod';
import { complain } from './shape';

/** A BCP 47 language tag, short form: `vi`, `en`, `zh-Hant`. */
export type Language = string;

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export const languageShape = z
  .string()
  .regex(LANGUAGE, { error: complain('not-a-language') })
  .describe('A language code: vi, en, fr, zh-Hant');
