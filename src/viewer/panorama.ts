import { Group, type BufferGeometry, type WebGLRenderer } from 'three';
import { farness, overBudget, pictureBytes, type Held } from '../tiles/budget';
import { tileFormat, type Supports } from '../tiles/format';
import { frustumOf, type Frustum } from '../tiles/frustum';
import { faceDensity, levelFor } from '../tiles/level';
import { coveragePath, faceSize, tileKey, tilePath, type Tile } from '../tiles/pyramid';
import { pixelsPerRadian } from '../tiles/screen';
import { standIn } from '../tiles/stand-in';
import { followTurn, type Turning } from '../tiles/turning';
import { visibleTiles } from '../tiles/visible';
import type { View } from '../tour/view';
import { BasePictures, type BasePicture, type BaseSources } from './base-pictures';
import { loadBitmap } from './load-bitmap';
import {
  coverageCube,
  createPictureMesh,
  disposePictureMesh,
  pictureTexture,
  tileMatrix,
  type PictureMesh,
} from './picture-mesh';
import { PosterPlane } from './poster-plane';
import type { Screen } from './screen';
import { TileSet } from './tile-set';
import type { ViewerScene } from './viewer';

export interface PanoramaPort {
  /** The unit quad that all pictures of a canvas share. */
  quad: BufferGeometry;
  supports: Supports;
  /** Another frame would show more. */
  changed(): void;
}

export type PanoramaSources = Omit<BaseSources, 'coverage'>;

interface HeldTile {
  tile: Tile;
  mesh: PictureMesh;
  bytes: number;
}

/** Painter's order; there is no depth buffer. Lower levels lie below their number, the coverage below all. */
const ORDER = { coverage: -1, wantedTile: 100, poster: 200 };
const TILE_ROOM = 180;

/** One scene on the GPU: coverage below, then coarser tiles, the poster and the tiles of the level that the view needs. */
export class Panorama {
  readonly group = new Group();
  readonly #base: BasePictures;
  readonly #tiles: TileSet;
  readonly #levels: number;
  readonly #held = new Map<string, HeldTile>();
  #coverage: PictureMesh | undefined;
  #coverageBytes = 0;
  #poster: PosterPlane | undefined;
  #level = 0;
  #wanted: readonly Tile[] = [];
  #frustum: Frustum | undefined;
  #turning: Turning = { way: 0, yaw: 0 };
  #whole = false;
  #sharp = false;

  constructor(
    readonly scene: ViewerScene,
    private readonly port: PanoramaPort,
    readonly sources: PanoramaSources,
  ) {
    const { pyramid, folder } = scene;
    const format = pyramid && tileFormat(pyramid, port.supports);
    this.#levels = format?.levels ?? 0;
    const coverage = pyramid?.coverage !== undefined && format && folder + coveragePath(pyramid, format.type);
    this.#base = new BasePictures({ ...sources, coverage: coverage || undefined }, port.changed);
    this.#tiles = new TileSet({
      load: (tile, signal) => {
        if (!pyramid || !format) throw new Error('A scene without a pyramid has no tiles');
        return loadBitmap(folder + tilePath(pyramid, tile, format.type), { signal });
      },
      changed: port.changed,
    });
  }

  /** Rejects when nothing of the scene could be loaded. */
  get loaded(): Promise<void> {
    return this.#base.done;
  }

  /** No hole is on the screen, and nothing better is about to come that the page shows already. */
  get isWhole(): boolean {
    return this.#whole;
  }

  /** Everything in view is at the screen's resolution, or at the picture's where that is coarser. */
  get isSharp(): boolean {
    return this.#sharp;
  }

  get hasUploads(): boolean {
    return this.#base.arrived.length > 0 || this.#tiles.hasArrived;
  }

  get hasPoster(): boolean {
    return this.#poster !== undefined;
  }

  /** Sends up to so many pictures to the GPU, the best first; each takes milliseconds of a frame. */
  upload(renderer: WebGLRenderer, most: number): number {
    let count = 0;
    for (; count < most; count++) {
      const base = this.#base.arrived.shift();
      const arrived = base ?? this.#tiles.take();
      if (arrived === undefined) break;
      if ('tile' in arrived) this.#addTile(renderer, arrived.tile, arrived.bitmap);
      else this.#addBase(renderer, arrived);
    }
    return count;
  }

  /** While another scene is on its way in, this one leaves it the line. */
  paused = false;

  /** Finds out what the view needs, asks for what is missing, and shows what is here. Drops what is too much. */
  aim(view: View, screen: Screen, mostBytes: number): void {
    const { pyramid } = this.scene;
    const density = pixelsPerRadian(view.fov, screen.device);
    this.#frustum = frustumOf(view, screen.device);
    this.#turning = followTurn(this.#turning, view.yaw);
    this.#level = pyramid ? levelFor(pyramid, this.#levels, density) : 0;
    const best = pyramid ? faceDensity(faceSize(pyramid, this.#levels - 1)) : Infinity;
    const poster = this.#poster?.suits(density, best) ? this.#poster : undefined;
    this.#wanted = this.#tilesFor(this.#level, this.#frustum, poster?.window);
    const first = pyramid && this.scene.pyramid?.coverage === undefined ? this.#tilesFor(0, this.#frustum) : [];
    const covered = this.#poster?.covers(view, screen.device) === true;
    const all = (tiles: readonly Tile[]): boolean => tiles.length > 0 && tiles.every((tile) => this.#has(tile));
    const hidden = poster !== undefined && (this.#levels > 0 ? this.#wanted.length === 0 : covered);
    this.#sharp = hidden || all(this.#wanted);
    // The coverage alone would be worse than the poster that the page shows: it waits until that has come or failed.
    this.#whole = this.#sharp || covered || (this.#base.settled && (this.#coverage !== undefined || all(first)));
    if (this.#base.settled || this.paused) this.#fetch(this.paused ? [] : [...first, ...this.#wanted]);
    this.#arrange(poster !== undefined);
    this.#trim(view, mostBytes);
  }

  dispose(): void {
    this.#base.dispose();
    this.#tiles.dispose();
    for (const { mesh } of this.#held.values()) disposePictureMesh(mesh);
    this.#held.clear();
    if (this.#poster) disposePictureMesh(this.#poster.mesh);
    if (this.#coverage) disposePictureMesh(this.#coverage);
    this.#coverage?.geometry.dispose();
    this.group.removeFromParent();
  }

  #has(tile: Tile): boolean {
    return this.#held.has(tileKey(tile));
  }

  #tilesFor(level: number, frustum: Frustum, hidden?: Frustum): Tile[] {
    const { pyramid } = this.scene;
    if (!pyramid || this.#levels === 0) return [];
    return visibleTiles(pyramid, level, frustum, hidden).map(({ tile }) => tile);
  }

  /** What is broken for good is replaced by the tile below it. */
  #fetch(wanted: readonly Tile[]): void {
    const missing = new Map<string, Tile>();
    for (const tile of wanted) {
      let best: Tile | undefined = tile;
      while (best && this.scene.pyramid && this.#tiles.isBroken(best)) best = standIn(best, this.scene.pyramid);
      if (best && !this.#has(best)) missing.set(tileKey(best), best);
    }
    this.#tiles.aim([...missing.values()]);
  }

  #addBase(renderer: WebGLRenderer, { bitmap, view }: BasePicture): void {
    const { width, height } = bitmap;
    const texture = pictureTexture(bitmap);
    renderer.initTexture(texture);
    if (view) {
      this.#poster = new PosterPlane(this.port.quad, texture, view, { width, height });
      this.#show(this.#poster.mesh);
    } else {
      this.#coverage = createPictureMesh(coverageCube(width), texture);
      this.#coverage.renderOrder = ORDER.coverage;
      this.#coverageBytes = pictureBytes(width, height);
      this.#show(this.#coverage);
    }
  }

  #addTile(renderer: WebGLRenderer, tile: Tile, bitmap: ImageBitmap): void {
    const { pyramid } = this.scene;
    if (!pyramid || this.#has(tile)) return bitmap.close();
    const bytes = pictureBytes(bitmap.width, bitmap.height);
    const texture = pictureTexture(bitmap);
    renderer.initTexture(texture);
    const mesh = createPictureMesh(this.port.quad, texture);
    mesh.matrix.copy(tileMatrix(tile, pyramid));
    this.#held.set(tileKey(tile), { tile, mesh, bytes });
    this.#show(mesh);
  }

  #show(mesh: PictureMesh): void {
    mesh.matrixWorldNeedsUpdate = true;
    this.group.add(mesh);
  }

  #arrange(posterSuits: boolean): void {
    const wanted = new Set(this.#wanted.map(tileKey));
    for (const [key, { tile, mesh }] of this.#held) {
      mesh.visible = tile.level === this.#level ? wanted.has(key) : !this.#sharp;
      mesh.renderOrder = tile.level === this.#level ? ORDER.wantedTile : tile.level;
    }
    if (this.#coverage) this.#coverage.visible = !this.#sharp;
    if (!this.#poster) return;
    this.#poster.mesh.visible = posterSuits || !this.#sharp;
    this.#poster.mesh.renderOrder = posterSuits ? ORDER.poster : this.#posterRank(this.#poster) - 0.5;
  }

  #posterRank({ density }: PosterPlane): number {
    const { pyramid } = this.scene;
    return pyramid?.levels.filter((_, level) => faceDensity(faceSize(pyramid, level)) < density).length ?? 0;
  }

  #trim(view: View, most: number): void {
    const { pyramid } = this.scene;
    if (!pyramid || !this.#frustum) return;
    const held: Held[] = [...this.#held].map(([key, { tile, mesh, bytes }]) => ({
      key,
      bytes,
      needed: tile.level === this.#level && mesh.visible,
      farness: farness(tile, pyramid, view, this.#turning.way) + (tile.level === this.#level ? 0 : TILE_ROOM),
    }));
    const poster = this.#poster;
    if (poster) held.push({ key: 'poster', bytes: poster.bytes, needed: poster.isIn(this.#frustum), farness: 360 });
    for (const key of overBudget(held, most - this.#coverageBytes)) this.#drop(key);
  }

  #drop(key: string): void {
    const mesh = key === 'poster' ? this.#poster?.mesh : this.#held.get(key)?.mesh;
    if (!mesh) return;
    disposePictureMesh(mesh);
    mesh.removeFromParent();
    this.#held.delete(key);
    if (key === 'poster') this.#poster = undefined;
  }
}
