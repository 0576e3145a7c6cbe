import { z } from 'zod';
import { creditShape, rightsShape } from './credit';
import { dateShape } from './date';
import { idShape } from './id-shape';
import { languageShape } from './language';
import { pictureShape } from './picture';
import { planShape } from './plan';
import { publishedShape } from './published-shape';
import { sceneShape } from './scene';
import { object, optional } from './shape';
import { signShape } from './sign';
import { siteShape } from './site';
import { stopShape } from './stop';
import { textShape } from './text';

/** The version of the manifest that this program writes. Older ones are brought up by `migrate`. */
export const FORMAT = 1;

export const tourShape = object({
  $schema: optional(z.string().max(500)),
  format: z.literal(FORMAT),
  id: idShape,
  languages: z.array(languageShape).min(1).max(20).describe('The tour’s languages, the main one first'),
  title: textShape,
  summary: optional(textShape),
  site: optional(siteShape),
  cover: optional(pictureShape),
  captured: optional(dateShape),
  start: optional(idShape.describe('The first scene; else the first in the list')),
  scenes: z.array(sceneShape).min(1).max(2_000),
  route: optional(z.array(stopShape).max(1_000)),
  plans: optional(z.array(planShape).max(100)),
  signs: optional(z.array(signShape).max(5_000)),
  credits: optional(z.array(creditShape).max(1_000)),
  rights: optional(rightsShape),
  published: optional(publishedShape),
});

export type Tour = z.infer<typeof tourShape>;
