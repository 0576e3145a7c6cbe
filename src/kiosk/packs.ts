import type { Tour } from '../tour/tour';

/** A tour that this kiosk holds whole. */
export interface HeldTour {
  tour: string;
  version: string;
  bytes: number;
}

/** What the kiosk needs of the store of tours. Versions change only while nobody is there, and each new one is on trial first. */
export interface Packs {
  /** The tour as it is held, else as it is published. */
  load(id: string): Promise<Tour>;
  held(): Promise<HeldTour[]>;
  /** Whether all of it is there still: browsers may lose what they hold. */
  isWhole(id: string): Promise<boolean>;
  /** Fetches and verifies all of a newer version beside the one in use. True when it is there and differs. */
  fetchNewer(id: string): Promise<boolean>;
  /** Puts fetched versions in the place of those in use, which are kept until `settle`. */
  promote(): Promise<void>;
  isOnTrial(id: string): Promise<boolean>;
  /** The new version works: the one before is dropped. */
  settle(id: string): Promise<void>;
  /** The new version does not work: the one before is back, and this new one is not tried again. */
  rollBack(id: string): Promise<void>;
  /** Removes what the worker has noted of visits in passing. */
  forgetSeen(): Promise<void>;
  /** True when a new version of the application waits; taking it loads this page anew. */
  hasNewApp(): boolean;
  takeNewApp(): void;
}
