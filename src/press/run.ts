import type { Tour } from '../tour/tour';
import type { Progress } from './progress';
import type { FindSource } from './source';
import type { Temp } from './store/temp';

/** What one run of press works with. */
export interface Run {
  tour: Tour;
  /** The tour's published folder. */
  tourOut: string;
  cache: string;
  find: FindSource;
  /** Unfinished files, on the same file system as the cache and as the published folder. */
  cacheTemp: Temp;
  outTemp: Temp;
  progress: Progress;
  worker?: URL;
  signal?: AbortSignal;
}
