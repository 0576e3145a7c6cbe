import { turnBetween } from '../angle';
import { cropOf, isEquirectangular } from '../gpano';
import { warning, type Issue, type Path } from '../issue';
import type { Panorama } from '../media';
import type { GPano } from '../media-facts';
import { sizedFacts } from './picture-facts';
import type { Rule } from './rule';

const MOST_HEADING_OFF = 1;
/** Cameras write tilts of tenths of a degree that nobody sees. */
const LEAST_TILT = 0.5;

const round = (angle: number): number => Math.round(angle * 10) / 10;

function* headingIssues(media: Panorama, { heading }: GPano, path: Path): Iterable<Issue> {
  if (heading === undefined) return;
  if (media.heading === undefined) {
    // Zero is what cameras without a compass write.
    if (heading !== 0) yield warning('gpano-heading-unused', path, { heading: round(heading) });
  } else if (Math.abs(turnBetween(media.heading, heading)) > MOST_HEADING_OFF) {
    yield warning('gpano-heading-differs', [...path, 'heading'], { heading: media.heading, found: round(heading) });
  }
}

function* tiltIssues(media: Panorama, { pitch = 0, roll = 0 }: GPano, path: Path): Iterable<Issue> {
  if (media.tilt === undefined && Math.max(Math.abs(pitch), Math.abs(roll)) >= LEAST_TILT) {
    yield warning('gpano-tilt-unused', path, { pitch: round(pitch), roll: round(roll) });
  }
}

/** What the camera wrote into the picture against what the manifest says. */
export const pictureMetadata: Rule = {
  codes: ['gpano-impossible', 'gpano-projection', 'gpano-heading-unused', 'gpano-heading-differs', 'gpano-tilt-unused'],
  *find(subject) {
    for (const { item, path } of subject.scenes) {
      const { media } = item;
      const facts = media.type === 'panorama' ? sizedFacts(subject, 'panorama', media.src) : undefined;
      if (media.type !== 'panorama' || !facts?.gpano) continue;
      const { gpano } = facts;
      const { fault } = cropOf(facts);
      const at = [...path, 'media'];
      if (fault && !media.crop) yield warning('gpano-impossible', [...at, 'src'], { file: media.src, fault });
      if (!isEquirectangular(gpano) && media.projection === undefined) {
        yield warning('gpano-projection', [...at, 'src'], { file: media.src, projection: gpano.projection ?? '' });
      }
      yield* headingIssues(media, gpano, at);
      yield* tiltIssues(media, gpano, at);
    }
  },
};
