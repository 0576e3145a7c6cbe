import type { View } from '../tour/view';
import type { DecodedPoster } from './first-view';
import { loadPatiently } from './load-bitmap';

export interface BasePicture {
  bitmap: ImageBitmap;
  /** Of a poster; a coverage strip has none. */
  view?: View;
}

export interface BaseSources {
  /** Addresses. */
  coverage?: string | undefined;
  poster?: { address: string; view: View } | undefined;
  /** A poster that the page has decoded already. */
  decoded?: Promise<DecodedPoster | undefined> | undefined;
  tries: number;
}

/** The two pictures that a scene stands on, on their way. */
export class BasePictures {
  readonly arrived: BasePicture[] = [];
  /** Neither is awaited any more. */
  settled = false;
  /** Rejects when there was something to load and none of it came. */
  readonly done: Promise<void>;
  readonly #stop = new AbortController();

  constructor(
    { coverage, poster, decoded, tries }: BaseSources,
    private readonly changed: () => void,
  ) {
    const load = async (address: string): Promise<ImageBitmap> => loadPatiently(address, tries, this.#stop.signal);
    const loads: Promise<BasePicture | undefined>[] = [];
    if (decoded) loads.push(decoded);
    else if (poster) loads.push(load(poster.address).then((bitmap) => ({ bitmap, view: poster.view })));
    if (coverage !== undefined) loads.push(load(coverage).then((bitmap) => ({ bitmap })));
    this.done = this.#settle(loads);
    this.done.catch(() => undefined);
  }

  dispose(): void {
    this.#stop.abort();
    for (const { bitmap } of this.arrived.splice(0)) bitmap.close();
  }

  async #settle(loads: Promise<BasePicture | undefined>[]): Promise<void> {
    const keep = async (load: Promise<BasePicture | undefined>): Promise<void> => {
      const picture = await load;
      if (picture && this.#stop.signal.aborted) picture.bitmap.close();
      else if (picture) this.arrived.push(picture);
      this.changed();
    };
    const ends = await Promise.allSettled(loads.map(keep));
    this.settled = true;
    this.changed();
    const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (failures.length > 0 && failures.length === ends.length) throw failures[0];
  }
}
