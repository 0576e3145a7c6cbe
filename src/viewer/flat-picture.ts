import { Group, Matrix4, type WebGLRenderer } from 'three';
import { FLAT_HALF } from '../tour/frame';
import type { View } from '../tour/view';
import { pictureBytes } from '../tiles/budget';
import { flatTilePath } from '../tiles/flat';
import {
  flatDensity,
  flatDistance,
  flatLevelFor,
  flatLevelSize,
  flatStandIn,
  flatTileEdges,
  flatTiles,
  type Rectangle,
} from '../tiles/flat-tiles';
import { tileFormat } from '../tiles/format';
import { tileKey, type Tile } from '../tiles/pyramid';
import { pixelsPerRadian, type Size } from '../tiles/screen';
import { BasePictures } from './base-pictures';
import type { PanoramaPort, PanoramaSources } from './panorama';
import type { Picture } from './picture';
import { createPictureMesh, disposePictureMesh, pictureTexture, type PictureMesh } from './picture-mesh';
import { PosterPlane } from './poster-plane';
import type { Screen } from './screen';
import { tileLoader } from './tile-loader';
import { TileSet } from './tile-set';
import type { Uploads } from './uploads';
import type { ViewerScene } from './viewer';

interface HeldTile {
  tile: Tile;
  mesh: PictureMesh;
  bytes: number;
}

const ORDER = { whole: -1, wantedTile: 100, poster: 200 };
const WHOLE: Rectangle = { left: 0, top: 0, right: 1, bottom: 1 };
/** Tiles of other levels go before those of the present one, however near they lie. */
const OTHER_LEVEL = 10;

/** Puts the unit quad where a part of the picture lies on its plane at distance 1. */
function partMatrix({ left, top, right, bottom }: Rectangle, { width, height }: Size): Matrix4 {
  const [across, down] = [2 * FLAT_HALF, (2 * FLAT_HALF * height) / width];
  return new Matrix4()
    .makeScale((right - left) * across, (top - bottom) * down, 1)
    .setPosition((left - 0.5) * across, (0.5 - top) * down, -1);
}

/** A flat picture on the GPU: its smallest copy below, then coarser tiles, the poster and the tiles that the view needs. */
export class FlatPicture implements Picture {
  readonly group = new Group();
  paused = false;
  readonly #base: BasePictures;
  readonly #tiles: TileSet;
  readonly #levels: number;
  readonly #size: Size;
  readonly #held = new Map<string, HeldTile>();
  #smallest: PictureMesh | undefined;
  #poster: PosterPlane | undefined;
  #level = 0;
  #wanted: readonly Tile[] = [];
  #whole = false;
  #sharp = false;

  constructor(
    readonly scene: ViewerScene,
    private readonly port: PanoramaPort,
    readonly sources: PanoramaSources,
  ) {
    const { pyramid, folder, size } = scene;
    const format = pyramid && tileFormat(pyramid, port.supports);
    this.#levels = format?.levels ?? 0;
    this.#size = size ?? { width: 1, height: 1 };
    const address = (tile: Tile): string =>
      pyramid && format ? folder + flatTilePath(pyramid, tile, format.type) : '';
    const smallest = format && address({ level: 0, face: 'f', x: 0, y: 0 });
    this.#base = new BasePictures({ ...sources, coverage: smallest }, port.changed);
    this.#tiles = new TileSet({
      load: (tile, signal) => tileLoader.load(address(tile), signal),
      changed: port.changed,
    });
  }

  get loaded(): Promise<void> {
    return this.#base.done;
  }

  get isWhole(): boolean {
    return this.#whole;
  }

  get isSharp(): boolean {
    return this.#sharp;
  }

  get hasUploads(): boolean {
    return this.#base.arrived.length > 0 || this.#tiles.hasArrived;
  }

  get isHopeless(): boolean {
    return false;
  }

  get hasPoster(): boolean {
    return this.#poster !== undefined;
  }

  upload(renderer: WebGLRenderer, uploads: Uploads): void {
    while (!uploads.isOver) {
      const arrived = this.#base.arrived.shift() ?? this.#tiles.take();
      if (arrived === undefined) return;
      uploads.count();
      const { width, height } = arrived.bitmap;
      const texture = pictureTexture(arrived.bitmap);
      renderer.initTexture(texture);
      if ('tile' in arrived) this.#addTile(arrived.tile, createPictureMesh(this.port.quad, texture), { width, height });
      else if (arrived.view) this.#addPoster(new PosterPlane(this.port.quad, texture, arrived.view, { width, height }));
      else this.#addSmallest(createPictureMesh(this.port.quad, texture));
    }
  }

  aim(view: View, { device }: Screen, mostBytes: number): void {
    const { pyramid } = this.scene;
    const density = pixelsPerRadian(view.fov, device);
    this.#level = pyramid ? flatLevelFor(pyramid, this.#levels, density) : 0;
    this.#wanted = pyramid && this.#level > 0 ? flatTiles(pyramid, this.#level, view, device) : [];
    const covered = this.#poster?.covers(view, device) === true;
    const best = pyramid ? flatDensity(flatLevelSize(pyramid, this.#levels - 1)) : 0;
    const suits = covered && this.#poster?.suits(density, best) === true;
    const tilesThere = this.#wanted.every((tile) => this.#held.has(tileKey(tile)));
    const nothingMore = pyramid ? this.#smallest !== undefined && tilesThere : this.#base.settled;
    this.#sharp = suits || nothingMore;
    this.#whole = this.#sharp || covered || (this.#base.settled && this.#smallest !== undefined);
    if (this.#base.settled || this.paused) this.#fetch(this.paused || suits ? [] : this.#wanted);
    this.#arrange(suits);
    if (pyramid) this.#trim(view, mostBytes);
  }

  dispose(): void {
    this.#base.dispose();
    this.#tiles.dispose();
    for (const { mesh } of this.#held.values()) disposePictureMesh(mesh);
    this.#held.clear();
    if (this.#poster) disposePictureMesh(this.#poster.mesh);
    if (this.#smallest) disposePictureMesh(this.#smallest);
    this.group.removeFromParent();
  }

  #addPoster(poster: PosterPlane): void {
    this.#poster = poster;
    this.#show(poster.mesh);
  }

  #addSmallest(mesh: PictureMesh): void {
    mesh.matrix.copy(partMatrix(WHOLE, this.#size));
    mesh.renderOrder = ORDER.whole;
    this.#smallest = mesh;
    this.#show(mesh);
  }

  #addTile(tile: Tile, mesh: PictureMesh, { width, height }: Size): void {
    const { pyramid } = this.scene;
    if (!pyramid || this.#held.has(tileKey(tile))) return disposePictureMesh(mesh);
    mesh.matrix.copy(partMatrix(flatTileEdges(tile, pyramid), this.#size));
    this.#held.set(tileKey(tile), { tile, mesh, bytes: pictureBytes(width, height) });
    this.#show(mesh);
  }

  #show(mesh: PictureMesh): void {
    mesh.matrixWorldNeedsUpdate = true;
    // So small an angle is below what culling by spheres can tell apart.
    mesh.frustumCulled = false;
    this.group.add(mesh);
  }

  /** What is broken for good is replaced by the tile below it. */
  #fetch(wanted: readonly Tile[]): void {
    const missing = new Map<string, Tile>();
    for (const tile of wanted) {
      let best: Tile | undefined = tile;
      while (best && this.#tiles.isBroken(best)) best = flatStandIn(best);
      if (best && best.level > 0 && !this.#held.has(tileKey(best))) missing.set(tileKey(best), best);
    }
    this.#tiles.aim([...missing.values()]);
  }

  #arrange(posterSuits: boolean): void {
    const wanted = new Set(this.#wanted.map(tileKey));
    for (const [key, { tile, mesh }] of this.#held) {
      const isPresent = tile.level === this.#level;
      mesh.visible = isPresent ? wanted.has(key) : !this.#sharp;
      mesh.renderOrder = isPresent ? ORDER.wantedTile : tile.level;
    }
    if (!this.#poster) return;
    this.#poster.mesh.visible = posterSuits || !this.#sharp || !this.scene.pyramid;
    this.#poster.mesh.renderOrder = posterSuits ? ORDER.poster : 0.5;
  }

  #trim(view: View, most: number): void {
    const { pyramid } = this.scene;
    if (!pyramid) return;
    let total = [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, this.#poster?.bytes ?? 0);
    const farness = ({ tile }: HeldTile): number =>
      flatDistance(tile, pyramid, view) + (tile.level === this.#level ? 0 : OTHER_LEVEL);
    const spare = [...this.#held].filter(([, { tile, mesh }]) => tile.level !== this.#level || !mesh.visible);
    for (const [key, held] of spare.sort(([, a], [, b]) => farness(b) - farness(a))) {
      if (total <= most) break;
      total -= held.bytes;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const mesh = this.#held.get(key)?.mesh;
    if (!mesh) return;
    disposePictureMesh(mesh);
    mesh.removeFromParent();
    this.#held.delete(key);
  }
}
