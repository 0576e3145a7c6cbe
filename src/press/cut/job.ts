import { FACES, type Face } from '../../tiles/face';
import { tilesAcross, faceSize } from '../../tiles/pyramid';
import type { ListedFile } from '../../tour/published';
import type { PosterData, PyramidData } from '../../tour/pyramid-shape';
import type { Sphere } from './sphere';
import type { Tuning } from './tuning';
import type { Tilt } from '../../tiles/tilt';

/** What all pieces of work on one panorama share. Goes to the workers once; the pixels are in shared memory. */
export interface Cut {
  sphere: Sphere;
  tilt?: Tilt;
  /** Folder that files are written below, at their published paths. */
  root: string;
  /** One number in shared memory: other than 0 when the work is no longer wanted. */
  stop: Int32Array<SharedArrayBuffer>;
}

export const createStop = (): Cut['stop'] => new Int32Array(new SharedArrayBuffer(4));

/** Called between two files, so that a long job ends soon too. */
export function throwIfStopped({ stop }: Cut): void {
  if (Atomics.load(stop, 0) !== 0) throw new DOMException('Pressing was stopped', 'AbortError');
}

/** A piece of work for one core, of a few seconds at most. */
export type Job =
  | { kind: 'shrink'; level: number; first: number; count: number }
  | { kind: 'tiles'; pyramid: PyramidData; level: number; face: Face; row: number }
  | { kind: 'coverage'; pyramid: PyramidData }
  | { kind: 'tune'; poster: PosterData }
  | { kind: 'poster'; poster: PosterData; long: number; tuning: Tuning }
  | { kind: 'cards'; poster: PosterData };

export interface JobResult {
  files: ListedFile[];
  /** Inline picture of a poster. */
  blur?: string;
  /** How a poster, told by its base, is to be encoded. */
  tuning?: { base: string; tuning: Tuning };
}

const SHRINK_ROWS = 256;

export const shrinkJobs = (level: number, height: number): Job[] =>
  Array.from({ length: Math.ceil(height / SHRINK_ROWS) }, (_, index) => {
    const first = index * SHRINK_ROWS;
    return { kind: 'shrink', level, first, count: Math.min(SHRINK_ROWS, height - first) };
  });

/** Largest tiles first: short pieces at the end keep all cores busy. */
export const pyramidJobs = (pyramid: PyramidData): Job[] => [
  ...pyramid.levels
    .flatMap((_, level) =>
      FACES.flatMap((face) =>
        Array.from({ length: tilesAcross(faceSize(pyramid, level), pyramid.tile) }, (_, row): Job => {
          return { kind: 'tiles', pyramid, level, face, row };
        }),
      ),
    )
    .reverse(),
  { kind: 'coverage', pyramid },
];

/** Pieces of work that `posterJobs` makes of a poster. */
export const posterPieces = ({ files }: PosterData): number => (files[0]?.longs.length ?? 0) + 1;

export const posterJobs = (poster: PosterData, tuning: Tuning): Job[] => [
  ...(poster.files[0]?.longs ?? []).map((long): Job => ({ kind: 'poster', poster, long, tuning })).reverse(),
  { kind: 'cards', poster },
];
