import { z } from 'zod';
import { dateShape } from './date';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { webAddressShape } from './source';
import { textShape } from './text';

export const siteShape = object({
  name: optional(textShape.describe('The official name, where it differs from the title')),
  province: optional(idShape),
  rank: optional(textShape),
  decision: optional(object({ number: z.string().max(100), date: optional(dateShape), by: optional(textShape) })),
  location: optional(
    object({
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      accuracy: optional(z.number().min(0).max(100_000).describe('Metres')),
    }),
  ),
  address: optional(textShape),
  formerAddress: optional(textShape),
  history: optional(textShape),
  visit: optional(
    object({
      hours: optional(textShape),
      fee: optional(textShape),
      etiquette: optional(textShape),
      days: optional(z.array(object({ date: z.string().max(40), text: textShape })).max(50)),
      website: optional(webAddressShape),
      phone: optional(
        z
          .string()
          .max(40)
          .regex(/^[+\d][\d .()-]*$/),
      ),
    }),
  ),
  sources: optional(z.array(idShape).max(50)),
});

export type Site = z.infer<typeof siteShape>;
