import { error, warning, type Issue } from '../issue';
import { sphereCropOf } from '../gpano';
import type { FileUse } from '../use';
import { sizedFacts, type SizedFacts } from './picture-facts';
import { PICTURE_USES } from './file-types';
import type { Rule } from './rule';
import { fitsSphere } from './sphere-shape';

/** The largest that press cuts in bounded memory. */
const MOST_WIDTH = 16_384;
const MOST_HEIGHT = 8_192;
/** Pixels round the whole horizon. Below the first a phone shows a blur, below the second nothing can be told. */
const GOOD_WIDTH = 4_096;
const LEAST_WIDTH = 1_000;
/** Pixels along the longer side. */
const GOOD_PHOTO = 2_048;
const GOOD_PICTURE = 600;

const longer = ({ width, height }: SizedFacts): number => Math.max(width, height);

function isTooLarge(use: FileUse, { width, height }: SizedFacts): boolean {
  return use === 'panorama' ? width > MOST_WIDTH || height > MOST_HEIGHT : width * height > MOST_WIDTH * MOST_HEIGHT;
}

function smallness(use: FileUse, facts: SizedFacts): Pick<Issue, 'code' | 'severity'> | undefined {
  if (use === 'photo') return longer(facts) < GOOD_PHOTO ? { code: 'photo-small', severity: 'warning' } : undefined;
  return longer(facts) < GOOD_PICTURE ? { code: 'picture-small', severity: 'warning' } : undefined;
}

export const pictureSize: Rule = {
  codes: ['panorama-small', 'panorama-too-small', 'picture-too-large', 'photo-small', 'picture-small'],
  *find(subject) {
    for (const { use, value: file, path } of subject.parts(...PICTURE_USES)) {
      const facts = sizedFacts(subject, use, file);
      if (!facts) continue;
      const values = { file, width: facts.width, height: facts.height };
      if (isTooLarge(use, facts)) yield error('picture-too-large', path, values);
      const small = use === 'panorama' ? undefined : smallness(use, facts);
      if (small) yield { ...small, path, values };
    }
    for (const { item, path } of subject.scenes) {
      const { media } = item;
      const facts = media.type === 'panorama' ? sizedFacts(subject, 'panorama', media.src) : undefined;
      // A picture of the wrong shape has no horizon to count pixels along.
      if (media.type !== 'panorama' || !facts || !fitsSphere(media, facts)) continue;
      const crop = sphereCropOf(media, facts);
      const round = crop ? (facts.width * 360) / Math.max(1, crop.right - crop.left) : facts.width;
      const values = { file: media.src, width: facts.width, height: facts.height };
      if (round < LEAST_WIDTH) yield error('panorama-too-small', [...path, 'media', 'src'], values);
      else if (round < GOOD_WIDTH) yield warning('panorama-small', [...path, 'media', 'src'], values);
    }
  },
};
