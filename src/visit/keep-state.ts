import type { PackChoice } from '../pack/choice';
import type { Edition } from '../pack/plan';
import type { Pack } from '../pack/pack';
import type { PackTrouble } from '../pack/pack-error';
import type { Text } from '../tour/text';
import type { BegunTour } from './begun-tour';

/** Where tours can be kept at all: `insecure` without https, `no` where the browser has no store. */
export type CanKeep = 'yes' | 'insecure' | 'no';

export interface KeepJob {
  tour: string;
  choice: PackChoice;
  bytes: number;
  total: number;
  /** Of the rest at the present speed; unknown at the beginning. */
  secondsLeft?: number;
  paused: boolean;
}

/** A tour whose copy this device has lost, by what was noted when it was kept. */
export interface LostPack {
  tour: string;
  title: Text;
  choice: PackChoice;
}

/** All that the part of the screen about keeping shows. */
export interface KeepState {
  can: CanKeep;
  kept: readonly Pack[];
  begun: readonly BegunTour[];
  lost: readonly LostPack[];
  job?: KeepJob | undefined;
  /** `unweighed`: the line broke before anything was downloaded; it is asked again meanwhile. */
  trouble?: { code: PackTrouble | 'unweighed'; megabytes: number } | undefined;
  /** What is live now of the tour that was looked up last. */
  edition?: Edition | undefined;
  isOnline: boolean;
  isPersistent: boolean;
  /** A new application waits. */
  hasUpdate: boolean;
}
