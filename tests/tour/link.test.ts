import { describe, expect, it } from 'vitest';
import { angleBetween } from '../../src/tour/angle';
import { formatLink, formatView, parseLink, parseView, type Link } from '../../src/tour/link';
import { Seeded } from './seeded';

const SEED = 4_360;

const TABLE: readonly (readonly [Link, string])[] = [
  [{ lang: 'vi' }, '/vi/'],
  [{ lang: 'en', tour: 'thanh-co' }, '/en/thanh-co/'],
  [{ lang: 'zh-Hant', tour: 'thanh-co', scene: 'cong-tien' }, '/zh-Hant/thanh-co/cong-tien'],
  [
    { lang: 'vi', tour: 'thanh-co', scene: 'cong-tien', view: { yaw: -12.5, pitch: 3, fov: 90 } },
    '/vi/thanh-co/cong-tien?v=-12.5,3,90',
  ],
  [
    { lang: 'vi', tour: 'a', scene: 'b', view: { yaw: 0, pitch: -0, fov: 60.25 }, hotspot: 'vom-cong' },
    '/vi/a/b?v=0,0,60.25&h=vom-cong',
  ],
  [{ lang: 'vi', tour: 'a', scene: 'b', hotspot: 'c' }, '/vi/a/b?h=c'],
  // A flat picture's width is a tenth of a degree: half of it is shown, a quarter of it right of its centre.
  [{ lang: 'vi', tour: 'a', scene: 'b', view: { yaw: 0.025, pitch: 0, fov: 0.05 } }, '/vi/a/b?v=x25,0,50'],
];

describe('addresses of places', () => {
  it.each(TABLE)('%j is written %s', (link, address) => expect(formatLink(link)).toBe(address));

  it.each(TABLE)('%j is read from %s', (link, address) => {
    const view = link.view && { ...link.view, pitch: link.view.pitch + 0 };
    expect(parseLink(address)).toEqual({ ...link, ...(view && { view }) });
  });

  it(`bring one back to within a hundredth of a degree, 2,000 places, seed ${SEED}`, () => {
    const random = new Seeded(SEED);
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('');
    const word = () => Array.from({ length: 1 + random.whole(12) }, () => letters[random.whole(36)]).join('');
    const id = () => Array.from({ length: 1 + random.whole(4) }, word).join('-');
    for (let index = 0; index < 2_000; index++) {
      const view = { yaw: random.between(-180, 180), pitch: random.between(-90, 90), fov: random.between(10, 120) };
      const link = { lang: random.one(['vi', 'en', 'fr']), tour: id(), scene: id(), view, hotspot: id() };
      const back = parseLink(formatLink(link));
      expect({ ...back, view }).toEqual(link);
      expect(back?.view && angleBetween(back.view, view)).toBeLessThan(0.01);
      expect(Math.abs((back?.view?.fov ?? 0) - view.fov)).toBeLessThanOrEqual(0.005);
      // Written once more it is the same address: nothing creeps.
      expect(formatLink({ ...link, ...back })).toBe(formatLink(link));
    }
  });

  it('ignore what trackers add, and a part of the page', () => {
    const link = { lang: 'vi', tour: 'a', scene: 'b', hotspot: 'c' };
    expect(parseLink('/vi/a/b?fbclid=x&zarsrc=30&h=c&utm_source=a&h=d#top')).toEqual(link);
    expect(parseLink('/vi/a/b?&&=&%&h=c')).toEqual(link);
  });

  it('take a slash or index.html at the end for nothing, and escaped commas for commas', () => {
    expect(parseLink('/vi/a/b/')).toEqual(parseLink('/vi/a/b'));
    expect(parseLink('/vi/a/index.html')).toEqual(parseLink('/vi/a/'));
    expect(parseLink('/vi/a/b?v=1%2c2%2C90')?.view).toEqual({ yaw: 1, pitch: 2, fov: 90 });
  });

  it.each([
    '',
    'vi/a/b',
    '//evil.example/vi/a',
    '/vi/../../etc/passwd',
    '/vi/a/%2e%2e',
    '/vi/a/b/c',
    '/VI/a',
    '/vi/a b',
    '/vi/<script>',
    '/vi/__proto__',
    '/javascript:alert(1)',
    '/vi/a\0',
    `/vi/${'a'.repeat(65)}`,
    `/vi/a?${'x'.repeat(3_000)}`,
  ])('are not read from %j', (address) => expect(parseLink(address)).toBeUndefined());

  it.each(['1', '1,2,3,4', 'a,b', '1e3,0', 'NaN,0', '1,,2', '0x10,0', ' 1,2', '1;2', '99999,0', '-,0', '1.,2'])(
    'lead to the scene without the view %j',
    (view) => {
      expect(parseView(view)).toBeUndefined();
      expect(parseLink(`/vi/a/b?v=${view}`)).toEqual({ lang: 'vi', tour: 'a', scene: 'b' });
    },
  );

  it('bring a view into range, and leave out a hotspot that cannot be one', () => {
    expect(parseView('370,-200,500')).toEqual({ yaw: 10, pitch: -90, fov: 120 });
    expect(parseView('180,0,1')).toEqual({ yaw: -180, pitch: 0, fov: 10 });
    expect(parseLink('/vi/a/b?h=<b>')).toEqual({ lang: 'vi', tour: 'a', scene: 'b' });
    expect(formatView({ yaw: -0.001, pitch: 0.004, fov: 89.999 })).toBe('0,0,90');
  });
});
