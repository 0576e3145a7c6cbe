import { z } from 'zod';
import { tourShape } from './tour';

/** JSON Schema of the manifest, with which editors complete keys and explain them; draft 7 is what they know best. */
export function tourJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(tourShape, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'Di sản 360°: tour.json', ...schema };
}
