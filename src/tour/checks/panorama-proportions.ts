import { error, warning, type Issue, type Path } from '../issue';
import type { Media, Crop } from '../media';
import { sizedFacts, type SizedFacts } from './picture-facts';
import type { Rule } from './rule';
import { fitsSphere } from './sphere-shape';
import type { Subject } from './subject';

/** As far as two sides may differ and still be meant to be equal. */
const TOLERANCE = 0.01;
/** A crop is often given in whole degrees. */
const CROP_TOLERANCE = 0.05;

function wrongProportions({ width, height }: SizedFacts): string {
  if (Math.abs(width / height - 1) <= TOLERANCE) return 'panorama-square';
  return width < height ? 'panorama-upright' : 'panorama-not-two-to-one';
}

const spans = ({ left, right, top, bottom }: Crop) => ({ across: right - left, down: top - bottom });

function* cropIssues(crop: Crop, facts: SizedFacts, path: Path): Iterable<Issue> {
  const { across, down } = spans(crop);
  if (across <= 0 || down <= 0) return;
  if (Math.abs((facts.width / facts.height) * (down / across) - 1) <= CROP_TOLERANCE) return;
  const fitting = Math.round((across * facts.height) / facts.width);
  yield warning('crop-differs', [...path, 'crop'], { across, down, fitting, width: facts.width, height: facts.height });
}

function* issuesOf(media: Media, path: Path, subject: Subject): Iterable<Issue> {
  const isPanorama = media.type === 'panorama';
  if (!isPanorama && media.type !== 'video360') return;
  if (isPanorama && media.projection === 'cylindrical') return;
  const facts = sizedFacts(subject, isPanorama ? 'panorama' : 'sphere-film', media.src);
  if (!facts) return;
  if (isPanorama && media.crop) yield* cropIssues(media.crop, facts, path);
  else if (!fitsSphere(media, facts)) {
    const { width, height } = facts;
    yield error(wrongProportions(facts), [...path, 'src'], { file: media.src, width, height });
  }
}

export const panoramaProportions: Rule = {
  codes: ['panorama-square', 'panorama-upright', 'panorama-not-two-to-one', 'crop-differs'],
  *find(subject) {
    for (const { item, path } of subject.scenes) yield* issuesOf(item.media, [...path, 'media'], subject);
  },
};
