import type { Tour } from '../tour/tour';
import { isFile, type Net } from './fetch-file';
import type { Pack, PackFile } from './pack';
import { begunPacks, keptPacks } from './records';
import type { Stores } from './store';

/** Larger files are only weighed when they are read: a hash of them would keep a video waiting. */
const HASHED_BYTES = 4_000_000;

interface Place {
  pack: Pack;
  file: PackFile;
}

interface Index {
  whole: Pack[];
  begun: Pack[];
  places: Map<string, Place>;
}

/**
 * Answers from the packs of this device, whole ones first. Each file is checked when it is read: a damaged one is removed and
 * counts as missing. Files of a pack that was only begun answer too, for their names and hashes are those of their content.
 */
export class Kept {
  readonly #stores: Stores;
  readonly #net: Pick<Net, 'digest'>;
  #index: Promise<Index> | undefined;

  constructor(stores: Stores, net: Pick<Net, 'digest'>) {
    this.#stores = stores;
    this.#net = net;
  }

  /** To be called when packs have changed. */
  forget(): void {
    this.#index = undefined;
  }

  async file(address: string): Promise<Blob | undefined> {
    const place = (await this.#read()).places.get(address);
    return place && this.#checked(place);
  }

  /** A page of a pack; of a pack that was only begun, if all of its scene's picture is there. */
  async page(address: string, scene: string | undefined): Promise<Blob | undefined> {
    const place = (await this.#read()).places.get(address);
    if (!place) return undefined;
    const isReady = scene === undefined || (await this.#hasScene(place.pack, scene));
    return isReady ? this.#checked(place) : undefined;
  }

  /** Ids of the scenes whose picture is here. */
  async scenes(tour: string): Promise<Set<string>> {
    const { whole, begun } = await this.#read();
    const ready = new Set<string>();
    for (const pack of [...whole, ...begun].filter((one) => one.tour === tour)) {
      const there = new Set(await this.#stores.tour(tour).keys());
      for (const { scene } of pack.files) if (scene !== undefined) ready.add(scene);
      for (const { scene, key } of pack.files) if (scene !== undefined && !there.has(key)) ready.delete(scene);
    }
    return ready;
  }

  /** The manifest of a tour that is kept or was begun. */
  async manifest(tour: string): Promise<Tour | undefined> {
    const { whole, begun } = await this.#read();
    const pack = [...whole, ...begun].find((one) => one.tour === tour);
    const address = pack && `/tours/${tour}/tour-${pack.version}.json`;
    const blob = address === undefined ? undefined : await this.file(address);
    return blob && (JSON.parse(await blob.text()) as Tour);
  }

  /** Every tour of which there is something here. */
  async tours(): Promise<string[]> {
    const { whole, begun } = await this.#read();
    return [...new Set([...whole, ...begun].map(({ tour }) => tour))];
  }

  async #hasScene(pack: Pack, scene: string): Promise<boolean> {
    const { whole } = await this.#read();
    return whole.includes(pack) || (await this.scenes(pack.tour)).has(scene);
  }

  async #checked({ pack, file }: Place): Promise<Blob | undefined> {
    const store = this.#stores.tour(pack.tour);
    const blob = await store.read(file.key);
    if (!blob) return undefined;
    const isRight = file.bytes > HASHED_BYTES ? blob.size === file.bytes : await isFile(this.#net, file, blob);
    if (isRight) return blob;
    await store.remove(file.key).catch(() => undefined);
    return undefined;
  }

  #read(): Promise<Index> {
    this.#index ??= readIndex(this.#stores).catch(() => ({ whole: [], begun: [], places: new Map<string, Place>() }));
    return this.#index;
  }
}

async function readIndex(stores: Stores): Promise<Index> {
  const [whole, begun] = await Promise.all([keptPacks(stores), begunPacks(stores)]);
  const places = new Map<string, Place>();
  for (const pack of [...begun, ...whole]) for (const file of pack.files) places.set(file.address, { pack, file });
  return { whole, begun, places };
}
