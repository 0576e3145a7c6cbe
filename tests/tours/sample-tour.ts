import { readFileSync } from 'node:fs';
import { angleBetween, type SpherePoint } from '../../src/tour/angle';
import type { Hotspot, InfoHotspot, LinkHotspot } from '../../src/tour/hotspot';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';

export interface LandmarkScene {
  /** Metres: east, north, up. */
  camera: [x: number, y: number, z: number];
  heading: number;
  landmarks: Record<string, SpherePoint>;
}

/** Scene by scene, which part of the model each info hotspot stands on. */
export type Anchors = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

/** Exact directions of landmarks, as the model's own program wrote them. */
export const landmarksOf = (tour: string): Record<string, LandmarkScene> =>
  (read(new URL(`../fixtures/landmarks/${tour}.json`, import.meta.url)) as { scenes: Record<string, LandmarkScene> })
    .scenes;

export const hotspotsOf = (scene: Scene): readonly Hotspot[] => scene.hotspots ?? [];
export const infosOf = (scene: Scene): InfoHotspot[] => hotspotsOf(scene).filter((hotspot) => hotspot.type === 'info');
const everyLinkOf = (scene: Scene): LinkHotspot[] => hotspotsOf(scene).filter((hotspot) => hotspot.type === 'link');
/** Ways within the tour. */
export const linksOf = (scene: Scene): LinkHotspot[] => everyLinkOf(scene).filter(({ to }) => to.tour === undefined);
/** Ways to other tours. */
export const linksAbroad = (tour: Tour): { scene: Scene; link: LinkHotspot }[] =>
  tour.scenes.flatMap((scene) =>
    everyLinkOf(scene).flatMap((link) => (link.to.tour === undefined ? [] : [{ scene, link }])),
  );
const isText = (value: object): value is Record<string, string> =>
  Object.entries(value).some(([key, part]) => ['vi', 'en'].includes(key) && typeof part === 'string');

/** Every text of the manifest with the place where it stands. */
export function* textsOf(value: unknown, path = ''): Generator<[path: string, text: Record<string, string>]> {
  if (typeof value !== 'object' || value === null) return;
  if (isText(value)) yield [path, value];
  else for (const [key, part] of Object.entries(value)) yield* textsOf(part, `${path}/${key}`);
}

/** Flat pictures and films have their landmarks in tests of their own. */
export const panoramasOf = (tour: Tour): Scene[] => tour.scenes.filter(({ media }) => media.type === 'panorama');

/** Info hotspots that are not exactly on their landmark. */
export const offMark = (tour: Tour, landmarks: Record<string, LandmarkScene>, anchors: Anchors): string[] =>
  panoramasOf(tour).flatMap((scene) =>
    infosOf(scene).flatMap(({ id, at }) => {
      const mark = landmarks[scene.id]?.landmarks[anchors[scene.id]?.[id] ?? ''];
      const right = mark !== undefined && 'yaw' in at && at.yaw === mark.yaw && at.pitch === mark.pitch;
      return right ? [] : [`${scene.id}/${id}`];
    }),
  );

/** Info hotspots without a source that has an address. */
export const unsourced = (tour: Tour): string[] => {
  const addressed = new Set(tour.credits?.filter(({ source }) => source !== undefined).map(({ id }) => id));
  return tour.scenes.flatMap((scene) =>
    infosOf(scene)
      .filter(({ sources = [] }) => !sources.some((id) => addressed.has(id)))
      .map(({ id }) => `${scene.id}/${id}`),
  );
};

/** Ways without a way back. */
export const oneWay = (tour: Tour): string[] => {
  const ways = new Set(tour.scenes.flatMap((scene) => linksOf(scene).map(({ to }) => `${scene.id} ${to.scene}`)));
  return [...ways].filter((way) => !ways.has(way.split(' ').reverse().join(' ')));
};

/** Pairs of hotspots too near for a finger. */
export const crowded = (scene: Scene): string[] => {
  const placed = hotspotsOf(scene).flatMap(({ id, at }) => ('yaw' in at ? [{ id, at }] : []));
  return placed.flatMap((one, index) =>
    placed
      .slice(index + 1)
      .filter((other) => angleBetween(one.at, other.at) < 6.5)
      .map((other) => `${one.id} ${other.id}`),
  );
};
