import { describe, expect, it } from 'vitest';
import { budgetFor, farness, layersFor, MOST_SHEETS, pictureBytes, sheetsIn } from '../../src/tiles/budget';
import { frustumOf } from '../../src/tiles/frustum';
import { fillPlaces } from '../../src/tiles/patches';
import { tileKey, type Tile } from '../../src/tiles/pyramid';
import { pixelsPerRadian, type Size } from '../../src/tiles/screen';
import { Sheets, type Farness } from '../../src/tiles/sheets';
import { followTurn, type Turning } from '../../src/tiles/turning';
import { wantedTiles } from '../../src/tiles/wanted';
import { wrapYaw } from '../../src/tour/angle';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import type { View } from '../../src/tour/view';
import { TileFiles } from '../../src/viewer/tile-files';
import { cube } from '../tiles/cube';
import { randomFrom } from '../tiles/random';

/** Coverage and poster, as they are on a phone. */
const BASE = pictureBytes(256, 1_536) + pictureBytes(1_280, 2_560);

const PHONE: Size = { width: 824, height: 1_830 };
const KIOSK: Size = { width: 1_920, height: 1_080 };

/** As press cuts pictures of 8,192 and 16,384 pixels. */
const STEPS: PyramidData = { ...cube(2048), levels: [256, 512, 724, 1024, 1448, 2048] };
const DEEP: PyramidData = { ...cube(4096), levels: [256, 512, 724, 1024, 1448, 2048, 2896, 4096] };

interface Device {
  screen: Size;
  budget: number;
}

const PHONE_DEVICE: Device = { screen: PHONE, budget: budgetFor({ coarse: true, memory: 4 }) };
const KIOSK_DEVICE: Device = { screen: KIOSK, budget: budgetFor({ coarse: true, memory: 8 }) };
const WORKPLACE: Device = { screen: { width: 3_840, height: 2_160 }, budget: budgetFor({ coarse: false, memory: 8 }) };

/** What must not be: drops the least recently used, or draws each tile by a call of its own, or forgets files. */
type Fault = 'oldest-first' | 'call-a-tile' | 'no-files';

const FILE = new Blob([new Uint8Array(14_000)]);

/** A device on which tiles arrive at once: what it holds, and how many of them it took on board. */
class Simulation {
  readonly #layers: number;
  readonly #tiles = new Map<string, { tile: Tile; used: number }>();
  readonly sheets: Sheets;
  readonly #files = new TileFiles();
  uploads = 0;
  fetches = 0;
  mostBytes = 0;
  mostDraws = 0;
  #turning: Turning = { way: 0, yaw: 0 };
  #step = 0;

  constructor(
    private readonly pyramid: PyramidData,
    private readonly device: Device,
    private readonly fault?: Fault,
  ) {
    this.#layers = layersFor(device.budget, pyramid.tile);
    this.sheets = new Sheets(this.#layers);
  }

  look(view: View): void {
    const { pyramid, device } = this;
    const most = sheetsIn(device.budget - BASE, pyramid.tile, this.#layers);
    const { tiles } = wantedTiles({
      pyramid,
      levels: pyramid.levels.length,
      density: pixelsPerRadian(view.fov, device.screen),
      frustum: frustumOf(view, device.screen),
      hidden: undefined,
      room: most * this.#layers,
    });
    this.#turning = followTurn(this.#turning, view.yaw);
    const needed = new Set(tiles.map(tileKey));
    const far: Farness = (key) => {
      const held = this.#tiles.get(key);
      if (!held || needed.has(key)) return undefined;
      return this.fault === 'oldest-first' ? -held.used : farness(held.tile, pyramid, view, this.#turning.way);
    };
    for (const tile of tiles) this.#hold(tile, most, far);
    this.#count(tiles);
  }

  #hold(tile: Tile, most: number, far: Farness): void {
    const key = tileKey(tile);
    if (!this.sheets.place(key)) {
      this.uploads++;
      if (!this.#files.get(key)) this.fetches++;
      if (this.fault !== 'no-files') this.#files.keep(key, FILE);
      this.sheets.put(key, most, far);
    }
    this.#tiles.set(key, { tile, used: this.#step++ });
  }

  #count(wanted: readonly Tile[]): void {
    const has = (tile: Tile): boolean => this.sheets.place(tileKey(tile)) !== undefined;
    const { patches } = fillPlaces({
      pyramid: this.pyramid,
      levels: this.pyramid.levels.length,
      wanted,
      has,
      least: () => 0,
    });
    const used = new Set(patches.map(({ tile }) => this.sheets.place(tileKey(tile))?.sheet));
    const calls = this.fault === 'call-a-tile' ? patches.length : used.size;
    // Coverage, poster and a scene that fades.
    this.mostDraws = Math.max(this.mostDraws, calls + 3);
    const bytes = this.sheets.count * this.#layers * pictureBytes(this.pyramid.tile, this.pyramid.tile);
    this.mostBytes = Math.max(this.mostBytes, bytes + BASE);
  }
}

interface Turned {
  /** In each turn. */
  fetches: number[];
  uploads: number[];
  bytes: number;
}

function turns(pyramid: PyramidData, device: Device, fault?: Fault): Turned {
  const one = new Simulation(pyramid, device, fault);
  const turned: Turned = { fetches: [], uploads: [], bytes: 0 };
  for (let turn = 0; turn < 3; turn++) {
    const { fetches, uploads } = one;
    for (let step = 0; step < 120; step++) one.look({ yaw: wrapYaw(step * 3), pitch: 0, fov: 90 });
    turned.fetches.push(one.fetches - fetches);
    turned.uploads.push(one.uploads - uploads);
  }
  return { ...turned, bytes: one.mostBytes };
}

describe('a second full turn', () => {
  it.each([
    ['a phone', PHONE_DEVICE, STEPS],
    ['a phone, of a picture of 16,384 pixels', PHONE_DEVICE, DEEP],
    ['a kiosk', KIOSK_DEVICE, STEPS],
  ])('fetches nothing on %s, within the budget', (_, device, pyramid) => {
    const { fetches, bytes } = turns(pyramid, device);
    expect(fetches.slice(1)).toEqual([0, 0]);
    expect(bytes).toBeLessThanOrEqual(device.budget);
  });

  it('would fetch a phone’s tiles anew without what is kept of the files', () => {
    expect(turns(STEPS, PHONE_DEVICE, 'no-files').fetches[1]).toBeGreaterThan(40);
  });

  it('decodes nothing anew on a kiosk, and on a phone less than dropping the least recently used would', () => {
    expect(turns(STEPS, KIOSK_DEVICE).uploads.slice(1)).toEqual([0, 0]);
    const [far, oldest] = [turns(STEPS, PHONE_DEVICE), turns(STEPS, PHONE_DEVICE, 'oldest-first')];
    expect(far.uploads[1]).toBeLessThan((oldest.uploads[1] ?? 0) * 0.8);
  });
});

it.each([
  ['a phone', PHONE_DEVICE],
  ['a kiosk', KIOSK_DEVICE],
  ['a large screen', WORKPLACE],
])('through a picture of 16,384 pixels with zoom, %s stays within its budget', (_, device) => {
  const one = new Simulation(DEEP, device);
  const random = randomFrom(7);
  for (let step = 0; step < 200; step++) {
    one.look({ yaw: random() * 360 - 180, pitch: random() * 150 - 75, fov: [90, 60, 30, 15, 110][step % 5] ?? 90 });
  }
  expect(one.mostBytes).toBeLessThanOrEqual(device.budget);
  expect(one.sheets.count).toBeLessThanOrEqual(MOST_SHEETS);
});

const VIEWPORTS: readonly (readonly [string, Size, number])[] = [
  ['a phone', PHONE, 62_000_000],
  ['a phone on its side', { width: 1_830, height: 824 }, 62_000_000],
  ['a tall phone', { width: 1_080, height: 2_400 }, 110_000_000],
  ['a tablet', { width: 1_536, height: 2_048 }, 110_000_000],
  ['a kiosk', KIOSK, 62_000_000],
  ['an upright kiosk', { width: 1_080, height: 1_920 }, 160_000_000],
  ['a square', { width: 1_600, height: 1_600 }, 62_000_000],
  ['a strip', { width: 2_560, height: 720 }, 160_000_000],
  ['a large screen', { width: 3_840, height: 2_160 }, 160_000_000],
  ['a large screen with little memory', { width: 3_840, height: 2_160 }, 62_000_000],
];

/** Calls for drawing in the worst frame of a walk through all directions and fields of view. */
function worst(screen: Size, budget: number, fault?: Fault): number {
  const one = new Simulation(DEEP, { screen, budget }, fault);
  for (const fov of [90, 60, 120, 30, 75]) {
    for (let pitch = -90; pitch <= 90; pitch += 30) {
      for (let yaw = -180; yaw < 180; yaw += 20) one.look({ yaw, pitch, fov });
    }
  }
  return one.mostDraws;
}

describe('25 calls for drawing are enough in any direction and at any field of view', () => {
  it.each(VIEWPORTS)('on %s', (_, screen, budget) => expect(worst(screen, budget)).toBeLessThanOrEqual(25));

  it('which drawing each tile by itself would pass', () => {
    expect(worst({ width: 1_600, height: 1_600 }, 62_000_000, 'call-a-tile')).toBeGreaterThan(25);
  });
});
