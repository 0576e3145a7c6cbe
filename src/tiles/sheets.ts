import type { Degrees } from '../tour/angle';

/** A layer of a sheet. */
export interface Place {
  sheet: number;
  layer: number;
}

/** How far a tile is from being looked at again; undefined for one that must stay. */
export type Farness = (key: string) => Degrees | undefined;

/**
 * Which tile lies where in the GPU's memory. A sheet is a stack of layers, each as large as a tile: all that lies in one sheet is
 * drawn by one call, and a new tile takes the layer of the one that is farthest from the view.
 */
export class Sheets {
  readonly #sheets = new Map<number, (string | undefined)[]>();
  readonly #places = new Map<string, Place>();
  #next = 0;

  constructor(private readonly layers: number) {}

  get count(): number {
    return this.#sheets.size;
  }

  get keys(): Iterable<string> {
    return this.#places.keys();
  }

  place(key: string): Place | undefined {
    return this.#places.get(key);
  }

  /** Finds a place for a tile when there may be `most` sheets; undefined when all that is here must stay. */
  put(key: string, most: number, farness: Farness): Place | undefined {
    const place = this.#free() ?? (this.count < most ? this.#grow() : this.#vacate(farness));
    const sheet = place && this.#sheets.get(place.sheet);
    if (!sheet) return undefined;
    sheet[place.layer] = key;
    this.#places.set(key, place);
    return place;
  }

  /** Gives up sheets that hold nothing which must stay, the farthest first, until there are `most`. Returns the given up. */
  shrink(most: number, farness: Farness): number[] {
    const gone: number[] = [];
    while (this.count > most) {
      const [sheet] = this.#idle(farness);
      if (sheet === undefined) break;
      this.#drop(sheet);
      gone.push(sheet);
    }
    return gone;
  }

  #drop(sheet: number): void {
    for (const key of this.#sheets.get(sheet) ?? []) if (key !== undefined) this.#places.delete(key);
    this.#sheets.delete(sheet);
  }

  #free(): Place | undefined {
    for (const [sheet, layers] of this.#sheets) {
      const layer = layers.indexOf(undefined);
      if (layer >= 0) return { sheet, layer };
    }
    return undefined;
  }

  #grow(): Place {
    const sheet = this.#next++;
    this.#sheets.set(sheet, Array.from({ length: this.layers }));
    return { sheet, layer: 0 };
  }

  #vacate(farness: Farness): Place | undefined {
    let [farthest, most]: [string | undefined, number] = [undefined, -Infinity];
    for (const key of this.#places.keys()) {
      const far = farness(key) ?? -Infinity;
      if (far > most) [farthest, most] = [key, far];
    }
    const place = farthest === undefined ? undefined : this.#places.get(farthest);
    if (farthest !== undefined) this.#places.delete(farthest);
    return place;
  }

  /** Sheets without anything that must stay, the one whose nearest tile is farthest first. */
  #idle(farness: Farness): number[] {
    const nearest = [...this.#sheets].map(([sheet, layers]) => {
      const all = layers.flatMap((key) => (key === undefined ? [] : [farness(key) ?? -Infinity]));
      return { sheet, far: Math.min(...all) };
    });
    const idle = nearest.filter(({ far }) => far > -Infinity).sort((a, b) => b.far - a.far);
    return idle.map(({ sheet }) => sheet);
  }
}
