import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { toBearing, toDegrees, turnBetween } from '../../src/tour/angle';
import type { Plan } from '../../src/tour/plan';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';
import { coneOf } from '../../src/visit/around/cone';
import { linksOf, panoramasOf, type LandmarkScene } from './sample-tour';

export interface DrawnTour {
  folder: URL;
  tour: Tour;
  landmarks: Record<string, LandmarkScene>;
  /** Scenes whose model has axes of its own: how they lie to the others is not known. */
  ownAxes: readonly string[];
}

/** Metres or pixels: east or right, and north or up. */
type Flat = readonly [x: number, y: number];
interface Sheet {
  plan: Plan;
  /** Pixels of the drawing. */
  size: Flat;
}

const minus = (a: Flat, b: Flat): Flat => [a[0] - b[0], a[1] - b[1]];
const bearing = ([x, y]: Flat): number => toBearing(toDegrees(Math.atan2(x, y)), 0);
const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));

const spotOf = ({ plan, size }: Sheet, scene: string): Flat | undefined => {
  const place = plan.places.find((one) => one.scene === scene);
  return place && [place.x * size[0], -place.y * size[1]];
};

/** Pairs of places that do not lie to each other as the cameras do in the model, by more than a hundredth of the drawing. */
export function misplaced(sheet: Sheet, { landmarks, ownAxes }: Pick<DrawnTour, 'landmarks' | 'ownAxes'>): string[] {
  const stands = sheet.plan.places.flatMap(({ scene }): { scene: string; drawn: Flat; model: Flat }[] => {
    const [drawn, camera] = [spotOf(sheet, scene), landmarks[scene]?.camera];
    return drawn && camera && !ownAxes.includes(scene) ? [{ scene, drawn, model: [camera[0], camera[1]] }] : [];
  });
  const pairs = pairsOf(stands).map(([a, b]) => ({
    name: `${a.scene} ${b.scene}`,
    drawn: minus(b.drawn, a.drawn),
    model: minus(b.model, a.model),
  }));
  const widest = pairs.reduce((most, { model }) => Math.max(most, Math.hypot(...model)), 0);
  const across = pairs.find(({ model }) => Math.hypot(...model) === widest);
  const scale = across ? Math.hypot(...across.drawn) / widest : 0;
  const limit = Math.hypot(...sheet.size) / 100;
  return pairs
    .filter(({ drawn, model }) => Math.hypot(...minus(drawn, [model[0] * scale, model[1] * scale])) > limit)
    .map(({ name }) => name);
}

/** Where the plan's sector points when a scene is turned onto a way, against where the drawing has that place. */
export function strays(sheet: Sheet, scenes: readonly Scene[], ownAxes: readonly string[]): string[] {
  const turned = (scene: Scene, yaw: number): number =>
    coneOf({ yaw, pitch: 0, fov: 90 }, scene.media.heading ?? 0, sheet.plan.heading ?? 0, { width: 1, height: 1 }).turn;
  return scenes.flatMap((scene) =>
    linksOf(scene).flatMap(({ at, to }) => {
      const [from, there] = [spotOf(sheet, scene.id), spotOf(sheet, to.scene)];
      if (!from || !there || !('yaw' in at) || ownAxes.includes(scene.id) || ownAxes.includes(to.scene)) return [];
      return Math.abs(turnBetween(turned(scene, at.yaw), bearing(minus(there, from)))) > 2 ? [`${scene.id} ${to.scene}`] : [];
    }),
  );
}

async function sheetsOf({ tour, folder }: DrawnTour): Promise<Sheet[]> {
  return Promise.all(
    (tour.plans ?? []).map(async (plan): Promise<Sheet> => {
      const { width, height } = await sharp(readFileSync(new URL(plan.picture.src, folder))).metadata();
      return { plan, size: [width, height] };
    }),
  );
}

/** What holds for the plans of every sample tour; `around` are ways that lead round by a door or a path, not straight to the place. */
export function hasPlans(drawn: DrawnTour, around: readonly string[]): void {
  const { tour, folder, ownAxes } = drawn;

  it('has every panorama on a plan, in drawings of less than 60 kB that are called drawings', () => {
    const placed = new Set(tour.plans?.flatMap(({ places }) => places.map(({ scene }) => scene)));
    expect(panoramasOf(tour).filter(({ id }) => !placed.has(id))).toEqual([]);
    for (const { id, picture } of tour.plans ?? []) {
      expect([id, picture.origin]).toEqual([id, 'drawing']);
      expect(readFileSync(new URL(picture.src, folder)).length).toBeLessThan(60_000);
    }
  });

  it('has its places on the plans as they are in the model, and would notice a mirrored plan', async () => {
    for (const sheet of await sheetsOf(drawn)) {
      expect([sheet.plan.id, misplaced(sheet, drawn)]).toEqual([sheet.plan.id, []]);
      const places = sheet.plan.places.map((place) => ({ ...place, x: 1 - place.x }));
      const joined = places.filter(({ scene }) => !ownAxes.includes(scene)).length > 1;
      expect(misplaced({ ...sheet, plan: { ...sheet.plan, places } }, drawn).length > 0).toBe(joined);
    }
  });

  it('turns the plan’s sector to a place when one looks along the way to it, and would notice a plan turned by a tenth of a circle', async () => {
    const [sheets, scenes] = [await sheetsOf(drawn), panoramasOf(tour)];
    expect(sheets.flatMap((sheet) => strays(sheet, scenes, ownAxes))).toEqual(around);
    const turned = sheets.map((sheet) => ({ ...sheet, plan: { ...sheet.plan, heading: 36 } }));
    expect(turned.flatMap((sheet) => strays(sheet, scenes, ownAxes)).length).toBeGreaterThan(around.length);
  });
}
