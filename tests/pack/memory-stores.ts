import { PackError } from '../../src/pack/pack-error';
import type { Store, Stores } from '../../src/pack/store';

/** A device's store in memory, with room for so many bytes. */
export class MemoryStores implements Stores {
  readonly tours = new Map<string, Map<string, Blob>>();
  readonly #records = new Map<string, Blob>();
  room = Infinity;

  get bytes(): number {
    const maps = [...this.tours.values(), this.#records];
    return maps.reduce((sum, map) => sum + [...map.values()].reduce((part, { size }) => part + size, 0), 0);
  }

  readonly records = this.#store(() => this.#records);

  tour(id: string): Store {
    return this.#store(() => {
      const found = this.tours.get(id) ?? new Map<string, Blob>();
      this.tours.set(id, found);
      return found;
    });
  }

  drop(id: string): Promise<void> {
    this.tours.delete(id);
    return Promise.resolve();
  }

  nearby(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  #store(map: () => Map<string, Blob>): Store {
    return {
      read: (key) => Promise.resolve(map().get(key)),
      write: (key, bytes) => {
        if (this.bytes + bytes.size > this.room) return Promise.reject(new PackError('quota', key));
        map().set(key, bytes);
        return Promise.resolve();
      },
      remove: (key) => Promise.resolve(void map().delete(key)),
      keys: () => Promise.resolve([...map().keys()]),
    };
  }
}
