import { describe, expect, it } from 'vitest';
import { toBearing, toDegrees, toRadians, turnBetween } from '../../src/tour/angle';
import type { Hotspot } from '../../src/tour/hotspot';
import type { Tour } from '../../src/tour/tour';
import { readTour } from './every-tour';
import { linksAbroad } from './sample-tour';

const TOURS = ['thanh-co-quang-tri', 'hien-luong-ben-hai', 'dia-dao-vinh-moc', 'sam-son-truong-le'].map(readTour);

const scene = (kind: string, type: string) => (tour: Tour) =>
  tour.scenes.some((each) => each.kind === kind && each.media.type === type);
const hotspot = (fits: (each: Hotspot) => boolean) => (tour: Tour) =>
  tour.scenes.some(({ hotspots = [] }) => hotspots.some(fits));
const film = (key: 'flight' | 'chapters' | 'captions' | 'small') => (tour: Tour) =>
  tour.scenes.some(({ media }) => media.type === 'video' && media[key] !== undefined);
const HOTSPOTS = ['link', 'info', 'gallery', 'audio', 'video', 'model', 'then-and-now', 'area', 'web'] as const;

/** What visitors can meet, and how a tour that has it is told. */
const FEATURES: Readonly<Record<string, (tour: Tour) => boolean>> = {
  'a panorama on the ground': scene('panorama', 'panorama'),
  'a panorama from the air': scene('flycam', 'panorama'),
  'a photograph from the air': scene('flycam', 'photo'),
  'a film from the air': scene('flycam', 'video'),
  'a film all round': scene('panorama', 'video360'),
  'the way that a film flew': film('flight'),
  'parts of a film': film('chapters'),
  'captions of a film': film('captions'),
  'a smaller film for weak lines': film('small'),
  'places underground': (tour) => tour.scenes.some(({ setting }) => setting === 'underground'),
  'places indoors': (tour) => tour.scenes.some(({ setting }) => setting === 'indoor'),
  ...Object.fromEntries(HOTSPOTS.map((type) => [`hotspots: ${type}`, hotspot((each) => each.type === type)])),
  'points that follow a landmark': hotspot(({ at }) => 'track' in at),
  'points only in a part of a film': hotspot(({ during }) => during !== undefined),
  'points whose name always shows': hotspot(({ label }) => label === 'always'),
  'ways to another tour': (tour) => linksAbroad(tour).length > 0,
  'sounds of the place': (tour) => tour.scenes.some(({ ambient }) => ambient !== undefined),
  'a told scene': (tour) => tour.scenes.some(({ narration }) => narration !== undefined),
  'a guided route': (tour) => (tour.route ?? []).length > 0,
  'a plan': (tour) => (tour.plans ?? []).length > 0,
  'plans of several floors': (tour) => new Set(tour.plans?.map(({ floor }) => floor)).size > 2,
  'a plan on the map': (tour) => tour.plans?.some(({ bounds }) => bounds !== undefined) ?? false,
  'printed signs': (tour) => (tour.signs ?? []).length > 0,
  'a word before one enters': ({ notice }) => notice !== undefined,
  'a rank, a decision and a former address': ({ site }) => Boolean(site?.rank && site.decision && site.formerAddress),
  'hours and fees': ({ site }) => Boolean(site?.visit?.hours && site.visit.fee),
  'the address of the site’s office': ({ site }) => site?.visit?.website !== undefined,
};

describe('the sample tours together', () => {
  it.each(Object.entries(FEATURES))('show %s', (_, isShown) => {
    expect(TOURS.filter(isShown).map(({ id }) => id)).not.toEqual([]);
  });

  it('lead to each other by true bearings, under the other tour’s name, and back', () => {
    const abroad = TOURS.flatMap((tour) => linksAbroad(tour).map((way) => ({ tour, ...way })));
    const ways = abroad.map(({ tour, link }) => `${tour.id} ${link.to.tour}`);
    expect(ways.map((way) => way.split(' ').reverse().join(' ')).sort()).toEqual(ways.sort());
    for (const { tour, scene: from, link } of abroad) {
      const there = TOURS.find(({ id }) => id === link.to.tour);
      expect(link.title).toEqual(there?.title);
      expect(there?.scenes.map(({ id }) => id)).toContain(link.to.scene);
      const [here, far] = [tour.site?.location, there?.site?.location];
      if (!here || !far || !('yaw' in link.at)) throw new Error('no place on the earth');
      const east = (far.lon - here.lon) * Math.cos(toRadians(here.lat));
      const bearing = toDegrees(Math.atan2(east, far.lat - here.lat));
      const looked = toBearing(link.at.yaw, from.media.heading ?? 0);
      expect(Math.abs(turnBetween(looked, bearing))).toBeLessThan(1);
    }
  });
});
