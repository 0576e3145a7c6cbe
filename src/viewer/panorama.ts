import { Group, type BufferGeometry, type WebGLRenderer } from 'three';
import { farness } from '../tiles/budget';
import { tileFormat, type Supports } from '../tiles/format';
import { frustumOf, type Frustum } from '../tiles/frustum';
import { faceDensity, levelFor } from '../tiles/level';
import { fillPlaces } from '../tiles/patches';
import { coveragePath, faceSize, tileEdges, tileKey, tilePath, type Tile } from '../tiles/pyramid';
import { pixelsPerRadian } from '../tiles/screen';
import { standIn } from '../tiles/stand-in';
import { followTurn, type Turning } from '../tiles/turning';
import { visibleTiles } from '../tiles/visible';
import { wantedTiles, type Wanted } from '../tiles/wanted';
import type { View } from '../tour/view';
import { BasePictures, type BasePicture, type BaseSources } from './base-pictures';
import { Coverage } from './coverage';
import { disposePictureMesh, pictureTexture, type PictureMesh } from './picture-mesh';
import { PosterPlane } from './poster-plane';
import type { Screen } from './screen';
import { TileFiles } from './tile-files';
import { tileLoader } from './tile-loader';
import { TileSet } from './tile-set';
import { TileStore } from './tile-store';
import type { Uploads } from './uploads';
import type { ViewerScene } from './viewer';

export interface PanoramaPort {
  /** The unit quad that all single pictures of a canvas share. */
  quad: BufferGeometry;
  supports: Supports;
  /** Bytes of pictures that the whole viewer may hold. */
  budget: number;
  /** Another frame would show more. */
  changed(): void;
}

export type PanoramaSources = Omit<BaseSources, 'coverage'>;

/** Painter's order; there is no depth buffer. A poster that is too coarse for the view lies below the tiles. */
const ORDER = { coverage: -1, coarsePoster: 50, tiles: 100, poster: 200 };

const NOTHING: Wanted = { level: 0, tiles: [] };

/** Added to the distance of what the view does not need at its level: it goes before all that it may need. */
const OTHER_LEVEL = 180;
/** Taken from that of what stands in for a missing tile: it goes last. */
const STANDS_IN = 720;

/** One scene on the GPU: coverage below, then tiles, and on top the poster where it is as good. */
export class Panorama {
  readonly group = new Group();
  readonly #base: BasePictures;
  readonly #tiles: TileSet;
  readonly #files = new TileFiles();
  readonly #levels: number;
  readonly #store: TileStore | undefined;
  #coverage: Coverage | undefined;
  #poster: PosterPlane | undefined;
  #level = 0;
  #wanted: readonly Tile[] = [];
  /** Keys of what must not be dropped, and of what stands in for it. */
  #needed: ReadonlySet<string> = new Set();
  #standIns: ReadonlySet<string> = new Set();
  #bytes = 0;
  #view: View | undefined;
  #turning: Turning = { way: 0, yaw: 0 };
  #shown = '';
  #changes = 0;
  #whole = false;
  #sharp = false;
  #hopeless = false;

  constructor(
    readonly scene: ViewerScene,
    private readonly port: PanoramaPort,
    readonly sources: PanoramaSources,
  ) {
    const { pyramid, folder } = scene;
    const format = pyramid && tileFormat(pyramid, port.supports);
    this.#levels = format?.levels ?? 0;
    if (pyramid && format) {
      const { group } = this;
      this.#store = new TileStore({ pyramid, budget: port.budget, group, renderOrder: ORDER.tiles });
    }
    const coverage = pyramid?.coverage !== undefined && format && folder + coveragePath(pyramid, format.type);
    this.#base = new BasePictures({ ...sources, coverage: coverage || undefined }, port.changed);
    this.#tiles = new TileSet({
      load: (tile, signal) => {
        if (!pyramid || !format) throw new Error('A scene without a pyramid has no tiles');
        return tileLoader.load(folder + tilePath(pyramid, tile, format.type), signal, this.#files);
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

  /** Everything in view is at the screen's resolution, or at the picture's (or the device's memory's) where that is coarser. */
  get isSharp(): boolean {
    return this.#sharp;
  }

  /** Nothing has come that could fill the screen, and after some tries nothing is likely to. */
  get isHopeless(): boolean {
    return this.#hopeless;
  }

  get hasUploads(): boolean {
    return this.#base.arrived.length > 0 || this.#tiles.hasArrived;
  }

  get hasPoster(): boolean {
    return this.#poster !== undefined;
  }

  /** Sends pictures to the GPU, the best first, until the frame has had enough. */
  upload(renderer: WebGLRenderer, uploads: Uploads): void {
    while (!uploads.isOver) {
      const arrived = this.#base.arrived.shift() ?? this.#tiles.take();
      if (arrived === undefined) return;
      uploads.count();
      this.#changes++;
      if (!('tile' in arrived)) this.#addBase(renderer, arrived);
      else if (this.#store) this.#store.add(renderer, arrived, { bytes: this.#bytes, farness: this.#farness });
    }
  }

  /** While another scene is on its way in, this one leaves it the line. */
  paused = false;

  /** Finds out what the view needs, asks for what is missing, and shows what is here. Drops what is too much. */
  aim(view: View, screen: Screen, mostBytes: number): void {
    const frustum = frustumOf(view, screen.device);
    this.#view = view;
    this.#turning = followTurn(this.#turning, view.yaw);
    const poster = this.#choose(view, screen, frustum, mostBytes);
    const bottom = this.scene.pyramid && this.scene.pyramid.coverage === undefined ? this.#tilesFor(0, frustum) : [];
    const covered = this.#poster?.covers(view, screen.device) === true;
    const all = (tiles: readonly Tile[]): boolean => tiles.length > 0 && tiles.every((tile) => this.#has(tile));
    const hidden = poster !== undefined && (this.#levels > 0 ? this.#wanted.length === 0 : covered);
    this.#sharp = hidden || all(this.#wanted);
    // The coverage alone would be worse than the poster that the page shows: it waits until that has come or failed.
    this.#whole = this.#sharp || covered || (this.#base.settled && (this.#coverage !== undefined || all(bottom)));
    this.#hopeless = this.#base.settled && !this.#whole && bottom.some((tile) => this.#tiles.hasFailed(tile));
    const asked = this.#ask([...bottom, ...this.#wanted]);
    this.#needed = new Set(asked.keys());
    if (this.#base.settled || this.paused) {
      this.#tiles.aim(this.paused ? [] : [...asked.values()].filter((tile) => !this.#has(tile)));
    }
    this.#arrange(poster !== undefined, frustum);
    if (this.#store?.trim({ bytes: this.#bytes, farness: this.#farness })) this.#changes++;
  }

  dispose(): void {
    this.#base.dispose();
    this.#tiles.dispose();
    this.#store?.dispose();
    this.#dropPoster();
    this.#coverage?.dispose();
    this.group.removeFromParent();
  }

  readonly #farness = (key: string): number | undefined => {
    const [tile, { pyramid }] = [this.#store?.tile(key), this.scene];
    if (!tile || !pyramid || !this.#view || this.#needed.has(key)) return undefined;
    const far = farness(tile, pyramid, this.#view, this.#turning.way);
    if (this.#standIns.has(key)) return far - STANDS_IN;
    return tile.level === this.#level ? far : far + OTHER_LEVEL;
  };

  /** The level and the tiles that the view needs and the budget bears; the poster where it is as good as they are. */
  #choose(view: View, screen: Screen, frustum: Frustum, mostBytes: number): PosterPlane | undefined {
    const { pyramid } = this.scene;
    const density = pixelsPerRadian(view.fov, screen.device);
    const best = pyramid ? faceDensity(faceSize(pyramid, this.#levels - 1)) : Infinity;
    const poster = this.#poster?.suits(density, best) ? this.#poster : undefined;
    const want = (): Wanted => {
      this.#bytes = mostBytes - (this.#coverage?.bytes ?? 0) - (this.#poster?.bytes ?? 0);
      const room = this.paused ? Infinity : (this.#store?.room(this.#bytes) ?? 0);
      const levels = this.#levels;
      return pyramid ? wantedTiles({ pyramid, levels, density, frustum, hidden: poster?.window, room }) : NOTHING;
    };
    let wanted = want();
    if (pyramid && this.#poster?.isIn(frustum) === false && wanted.level < levelFor(pyramid, this.#levels, density)) {
      this.#dropPoster();
      wanted = want();
    }
    this.#level = wanted.level;
    this.#wanted = wanted.tiles;
    return poster;
  }

  #has(tile: Tile): boolean {
    return this.#store?.has(tile) === true;
  }

  #tilesFor(level: number, frustum: Frustum, hidden?: Frustum): Tile[] {
    const { pyramid } = this.scene;
    if (!pyramid || this.#levels === 0) return [];
    return visibleTiles(pyramid, level, frustum, hidden).map(({ tile }) => tile);
  }

  /** What is broken for good is replaced by the tile below it. */
  #ask(wanted: readonly Tile[]): Map<string, Tile> {
    const asked = new Map<string, Tile>();
    for (const tile of wanted) {
      let best: Tile | undefined = tile;
      while (best && this.scene.pyramid && this.#tiles.isBroken(best)) best = standIn(best, this.scene.pyramid);
      if (best) asked.set(tileKey(best), best);
    }
    return asked;
  }

  #addBase(renderer: WebGLRenderer, { bitmap, view }: BasePicture): void {
    const { width, height } = bitmap;
    const texture = pictureTexture(bitmap);
    renderer.initTexture(texture);
    if (view) {
      this.#poster = new PosterPlane(this.port.quad, texture, view, { width, height });
      this.#add(this.#poster.mesh);
    } else {
      this.#coverage = new Coverage(texture, { width, height });
      this.#coverage.mesh.renderOrder = ORDER.coverage;
      this.#add(this.#coverage.mesh);
    }
  }

  #add(mesh: PictureMesh): void {
    mesh.matrixWorldNeedsUpdate = true;
    this.group.add(mesh);
  }

  #dropPoster(): void {
    if (!this.#poster) return;
    disposePictureMesh(this.#poster.mesh);
    this.#poster.mesh.removeFromParent();
    this.#poster = undefined;
  }

  /** Nothing is drawn below what hides it. */
  #arrange(posterSuits: boolean, frustum: Frustum): void {
    const seen = `${this.#changes} ${posterSuits} ${this.#wanted.map(tileKey).join()}`;
    if (seen !== this.#shown) this.#showTiles(posterSuits, frustum);
    this.#shown = seen;
    if (this.#coverage) this.#coverage.mesh.visible = !this.#sharp && this.#coverage.isNeeded;
    if (!this.#poster) return;
    const { mesh } = this.#poster;
    mesh.visible = (posterSuits || !this.#sharp) && this.#poster.isIn(frustum);
    mesh.renderOrder = posterSuits ? ORDER.poster : ORDER.coarsePoster;
  }

  #showTiles(posterSuits: boolean, frustum: Frustum): void {
    const { pyramid } = this.scene;
    if (!pyramid || !this.#store) return;
    const poster = posterSuits ? undefined : this.#poster;
    const beside = poster && new Set(this.#tilesFor(this.#level, frustum, poster.window).map(tileKey));
    const rank = poster
      ? pyramid.levels.filter((_, level) => faceDensity(faceSize(pyramid, level)) < poster.density)
      : [];
    const { patches, missing } = fillPlaces({
      pyramid,
      levels: this.#levels,
      wanted: this.#wanted,
      has: (tile) => this.#has(tile),
      least: (tile) => (beside?.has(tileKey(tile)) === false ? rank.length : 0),
    });
    this.#standIns = new Set(patches.map(({ tile }) => tileKey(tile)).filter((key) => !this.#needed.has(key)));
    this.#store.show(patches);
    const here = missing.map((tile) => ({ face: tile.face, edges: tileEdges(tile, pyramid) }));
    this.#coverage?.fill(this.#wanted.length > 0 ? here : undefined);
  }
}
