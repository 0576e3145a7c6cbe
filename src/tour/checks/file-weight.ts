import { error, warning } from '../issue';
import type { FileUse } from '../use';
import { FILE_USES } from './file-types';
import type { Rule } from './rule';

const MEGABYTE = 1_000_000;

/** Megabytes: above the first a visitor on a weak line waits, above the second the file cannot have been meant. */
const LIMITS: Readonly<Record<FileUse, readonly [heavy: number, tooHeavy: number]>> = {
  // Pictures are cut to sizes; only the machine that does it feels their weight.
  panorama: [200, 1_000],
  photo: [200, 1_000],
  picture: [100, 500],
  film: [300, 4_000],
  'sphere-film': [500, 4_000],
  sound: [20, 200],
  captions: [0.5, 5],
  // What `viewer/load-model.ts` refuses.
  model: [20, 60],
};

export const fileWeight: Rule = {
  codes: ['file-heavy', 'file-too-heavy'],
  *find(subject) {
    for (const { use, value: file, path } of subject.parts(...FILE_USES)) {
      const megabytes = (subject.facts(file)?.bytes ?? 0) / MEGABYTE;
      const [heavy, tooHeavy] = LIMITS[use];
      const values = { file, megabytes: Math.round(megabytes * 10) / 10 };
      if (megabytes > tooHeavy) yield error('file-too-heavy', path, { ...values, most: tooHeavy });
      else if (megabytes > heavy) yield warning('file-heavy', path, { ...values, most: heavy });
    }
  },
};
