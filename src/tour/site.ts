import { z } from 'zod';
import { dateShape } from './date';
import { creditIdsShape, idShape } from './id-shape';
import { complain, object, optional } from './shape';
import { webAddressShape } from './source';
import { textShape, titleShape } from './text';
import { latShape, lonShape } from './view-shape';

const PHONE = /^[+\d][\d .()-]*$/;

const visitShape = object({
  hours: optional(textShape.describe('Opening hours')),
  fee: optional(textShape.describe('What a ticket costs, or that there is no fee')),
  etiquette: optional(textShape.describe('How visitors are asked to behave')),
  days: optional(
    z
      .array(object({ date: z.string().max(40).describe('For example 27/7'), text: textShape }))
      .max(50)
      .describe('Memorial days and festivals'),
  ),
  website: optional(webAddressShape),
  phone: optional(
    z
      .string()
      .max(40)
      .regex(PHONE, { error: complain('not-a-phone-number') })
      .describe('Telephone number'),
  ),
});

export const siteShape = object({
  name: optional(titleShape.describe('The official name, where it differs from the title')),
  province: optional(idShape.describe('Province, as the catalogue groups it: quang-tri')),
  rank: optional(textShape.describe('Rank of the monument')),
  decision: optional(
    object({
      number: z.string().max(100).describe('Number of the decision, for example 2383/QĐ-TTg'),
      date: optional(dateShape),
      by: optional(textShape.describe('Who decided')),
    }).describe('The decision that ranked the site'),
  ),
  location: optional(
    object({
      lat: latShape,
      lon: lonShape,
      accuracy: optional(z.number().min(0).max(100_000).describe('Metres')),
    }).describe('Where the site is on the map'),
  ),
  address: optional(textShape.describe('The present address')),
  formerAddress: optional(textShape.describe('The address before the last change of districts')),
  history: optional(textShape.describe('The story of the site')),
  visit: optional(visitShape.describe('What visitors need to know')),
  sources: optional(creditIdsShape),
});

export type Site = z.infer<typeof siteShape>;
