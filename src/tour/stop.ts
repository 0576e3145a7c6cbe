import { z } from 'zod';
import { idShape } from './id-shape';
import { filePerLanguageShape } from './picture';
import { object, optional } from './shape';
import { textShape } from './text';
import { frameShape, secondsShape, viewShape } from './view-shape';

/** One stop of the guided route. */
export const stopShape = object({
  scene: idShape.describe('Id of the scene'),
  view: optional(viewShape),
  frame: optional(frameShape),
  time: optional(secondsShape.describe('Second of the scene’s video at which the stop begins')),
  seconds: optional(z.number().min(1).max(3_600).describe('How long to stay where nothing is said')),
  hotspot: optional(idShape.describe('Hotspot that is opened at the stop')),
  text: optional(textShape.describe('What is said here, where it is not the scene’s narration')),
  audio: optional(filePerLanguageShape('sound').describe('One recording of the text per language')),
  captions: optional(filePerLanguageShape('captions').describe('One WebVTT file per language')),
});

export type Stop = z.infer<typeof stopShape>;
