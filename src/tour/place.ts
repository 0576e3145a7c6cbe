import type { z } from 'zod';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { frameShape, secondsShape, viewShape } from './view-shape';

/** A scene and the view one arrives with; in another tour when `tour` is given. Without a view the compass heading is kept. */
export const placeShape = object({
  tour: optional(idShape.describe('Another tour of this site; this one when left out')),
  scene: idShape.describe('Id of the scene'),
  view: optional(viewShape),
  frame: optional(frameShape),
  time: optional(secondsShape.describe('Second of the scene’s video to start from')),
  hotspot: optional(idShape.describe('Hotspot that is opened on arrival')),
}).meta({ id: 'place', description: 'Where it leads; without a view the compass heading is kept' });

export type Place = z.infer<typeof placeShape>;
