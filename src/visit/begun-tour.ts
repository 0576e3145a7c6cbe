import type { PackChoice } from '../pack/choice';
import type { Pack } from '../pack/pack';
import type { Edition } from '../pack/plan';

/** A tour whose download was begun and not finished. */
export interface BegunTour extends Pack {
  /** Bytes of its files that are not on this device. */
  missing: number;
}

const partsOf = ({ quality, video, languages, kiosk }: PackChoice): string =>
  JSON.stringify([quality, video, kiosk, [...languages].sort()]);

/** Whether a download of this would go on with what was begun. */
export const goesOn = (begun: Pick<Pack, 'choice'> | undefined, choice: PackChoice): boolean =>
  begun !== undefined && partsOf(begun.choice) === partsOf(choice);

/** What it still has to fetch; unknown where another version is live by now, of which other files are missing. */
export const restOf = ({ version, missing }: BegunTour, edition: Edition): number | undefined =>
  edition.pages.version === version && missing > 0 ? missing : undefined;
