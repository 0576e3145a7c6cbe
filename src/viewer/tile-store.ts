import type { Group, WebGLRenderer } from 'three';
import { layersFor, pictureBytes, sheetsIn } from '../tiles/budget';
import type { Patch } from '../tiles/patches';
import { tileKey, type Tile } from '../tiles/pyramid';
import { Sheets, type Farness } from '../tiles/sheets';
import type { PyramidData } from '../tour/pyramid-shape';
import { TileSheet } from './tile-sheet';

export interface TileStorePort {
  pyramid: PyramidData;
  /** Bytes that the whole viewer may hold. */
  budget: number;
  group: Group;
  renderOrder: number;
}

/** A scene's tiles on the GPU. */
export class TileStore {
  readonly #layers: number;
  readonly #sheets: Sheets;
  readonly #stacks = new Map<number, TileSheet>();
  readonly #tiles = new Map<string, Tile>();

  constructor(private readonly port: TileStorePort) {
    this.#layers = layersFor(port.budget, port.pyramid.tile);
    this.#sheets = new Sheets(this.#layers);
  }

  get bytes(): number {
    return this.#sheets.count * this.#layers * pictureBytes(this.port.pyramid.tile, this.port.pyramid.tile);
  }

  has(tile: Tile): boolean {
    return this.#tiles.has(tileKey(tile));
  }

  tile(key: string): Tile | undefined {
    return this.#tiles.get(key);
  }

  /** Tiles for which so many bytes are enough. */
  room(bytes: number): number {
    return sheetsIn(bytes, this.port.pyramid.tile, this.#layers) * this.#layers;
  }

  /** False when all that is here is needed more. */
  add(renderer: WebGLRenderer, { tile, bitmap }: { tile: Tile; bitmap: ImageBitmap }, needs: Needs): boolean {
    const key = tileKey(tile);
    const place = this.has(tile)
      ? undefined
      : this.#sheets.put(key, this.room(needs.bytes) / this.#layers, needs.farness);
    if (place) {
      let stack = this.#stacks.get(place.sheet);
      if (!stack) {
        stack = new TileSheet(renderer, this.port.pyramid.tile, this.#layers);
        stack.mesh.renderOrder = this.port.renderOrder;
        this.port.group.add(stack.mesh);
        this.#stacks.set(place.sheet, stack);
      }
      stack.upload(bitmap, place.layer);
      this.#forget();
      this.#tiles.set(key, tile);
    }
    bitmap.close();
    return place !== undefined;
  }

  trim({ bytes, farness }: Needs): boolean {
    const gone = this.#sheets.shrink(this.room(bytes) / this.#layers, farness);
    for (const sheet of gone) this.#stacks.get(sheet)?.dispose();
    for (const sheet of gone) this.#stacks.delete(sheet);
    if (gone.length > 0) this.#forget();
    return gone.length > 0;
  }

  show(patches: readonly Patch[]): void {
    for (const stack of this.#stacks.values()) stack.clear();
    for (const patch of patches) {
      const place = this.#sheets.place(tileKey(patch.tile));
      if (place) this.#stacks.get(place.sheet)?.add(patch, place.layer);
    }
    for (const stack of this.#stacks.values()) stack.show(this.port.pyramid);
  }

  dispose(): void {
    for (const stack of this.#stacks.values()) stack.dispose();
    this.#stacks.clear();
    this.#tiles.clear();
  }

  #forget(): void {
    for (const key of this.#tiles.keys()) if (!this.#sheets.place(key)) this.#tiles.delete(key);
  }
}

export interface Needs {
  /** For tiles alone. */
  bytes: number;
  farness: Farness;
}
