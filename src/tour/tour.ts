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
import { textShape, titleShape } from './text';

/** The version of the manifest that this program writes. Older ones are brought up by `migrate`. */
export const FORMAT = 1;

export const tourShape = object({
  $schema: optional(z.string().max(500).describe('Address of this schema, for editors')),
  format: z.literal(FORMAT).describe('Version of the manifest’s format'),
  id: idShape.describe('Name of the tour’s folder and part of its address; lower-case words with hyphens'),
  languages: z.array(languageShape).min(1).max(20).describe('The tour’s languages, the main one first'),
  title: titleShape,
  summary: optional(textShape.describe('One or two sentences for the catalogue')),
  notice: optional(textShape.describe('Shown before one enters, for example that this is a place of mourning')),
  site: optional(siteShape.describe('Facts about the heritage site')),
  cover: optional(pictureShape.describe('Picture for the catalogue, where it is not the first view')),
  captured: optional(dateShape.describe('When the pictures were taken or rendered')),
  start: optional(idShape.describe('Id of the first scene; else it is the first in the list')),
  scenes: z.array(sceneShape).min(1).max(2_000).describe('The places to look from'),
  route: optional(z.array(stopShape).max(1_000).describe('The stops of the guided tour, in order')),
  plans: optional(z.array(planShape).max(100).describe('Drawings of the site or of its floors')),
  signs: optional(z.array(signShape).max(5_000).describe('The printed QR signs; never remove one')),
  credits: optional(z.array(creditShape).max(1_000).describe('Who made what, and where the facts come from')),
  rights: optional(rightsShape.describe('Who may do what with the tour')),
  published: optional(publishedShape),
});

export type Tour = z.infer<typeof tourShape>;
