import { describe, expect, it } from 'vitest';
import { bearingTo, distanceBetween } from '../../src/tour/bearing';
import { draftTour, type DraftPicture } from '../../src/tour/draft';
import type { MediaFacts } from '../../src/tour/media-facts';
import { tourShape } from '../../src/tour/tour';

const picture = (name: string, facts: Partial<MediaFacts> = {}): DraftPicture => ({
  name,
  src: `media/${name.toLowerCase().replaceAll('?', '_')}`,
  facts: { bytes: 1, type: 'jpeg', width: 4096, height: 2048, ...facts },
});

describe('a new tour', () => {
  it('has a scene for each picture, with ids and titles from the file names', () => {
    const tour = draftTour('thanh-co', [picture('Cổng Tiền.JPG'), picture('cong_tien.jpg'), picture('???.jpg')]);
    expect(tour.scenes.map(({ id }) => id)).toEqual(['cong-tien', 'cong-tien-2', 'canh-3']);
    expect(tour.scenes[0]?.title).toEqual({ vi: 'Cổng Tiền', en: '' });
    expect(tour.start).toBe('cong-tien');
    expect(tourShape.safeParse(tour).success).toBe(true);
  });

  it('links neighbours there and back, so that every scene can be reached', () => {
    const [first, second, third] = draftTour('t', [picture('a.jpg'), picture('b.jpg'), picture('c.jpg')]).scenes;
    const targets = (scene = first) => scene?.hotspots?.map((hotspot) => hotspot.type === 'link' && hotspot.to.scene);
    expect([targets(first), targets(second), targets(third)]).toEqual([['b'], ['c', 'a'], ['b']]);
  });

  it('points links the right way where GPS and compass are known', () => {
    const here = { lat: 16.75, lon: 107.19 };
    const east = { lat: 16.75, lon: 107.191 };
    const [first, second] = draftTour('t', [
      picture('a.jpg', { location: here, gpano: { heading: 30 } }),
      picture('b.jpg', { location: east, gpano: { heading: 0 } }),
    ]).scenes;
    expect(first?.hotspots?.[0]?.at).toEqual({ yaw: 60, pitch: -10 });
    expect(second?.hotspots?.[0]?.at).toEqual({ yaw: -90, pitch: -10 });
  });

  it('takes heading, first view, tilt, place and day from the picture', () => {
    const gpano = { heading: 200, initialHeading: 230, initialPitch: 5, pitch: -1.8, roll: 1.3 };
    const [scene] = draftTour('t', [
      picture('a.jpg', { gpano, captured: '2024-05-01', location: { lat: 21, lon: 105 } }),
    ]).scenes;
    expect(scene).toMatchObject({
      media: { heading: 200, tilt: { pitch: -1.8, roll: 1.3 }, captured: '2024-05-01' },
      view: { yaw: 30, pitch: 5 },
      location: { lat: 21, lon: 105 },
    });
  });
});

describe('bearings', () => {
  it.each([
    [{ lat: 1, lon: 0 }, 0],
    [{ lat: 0, lon: 1 }, 90],
    [{ lat: -1, lon: 0 }, 180],
    [{ lat: 0, lon: -1 }, 270],
  ])('from 0/0 to %o is %d', (to, bearing) => expect(bearingTo({ lat: 0, lon: 0 }, to)).toBeCloseTo(bearing, 6));

  it('measures a degree of the equator', () => {
    expect(distanceBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(111_195, -1);
  });
});
