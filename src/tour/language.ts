import { z } from 'zod';

/** A BCP 47 language tag, short form: `vi`, `en`, `zh-Hant`. */
export type Language = string;

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export const languageShape = z.string().regex(LANGUAGE);
