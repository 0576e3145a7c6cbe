import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/tour/page';
import { kilometresBetween } from '../../src/visit/catalogue/distance';
import { finds, fold } from '../../src/visit/catalogue/fold';
import { byGroup, KNOWN_SITES, listByProvince } from '../../src/visit/catalogue/listed';
import { planMap } from '../../src/visit/catalogue/map-plan';
import { createPageWriter } from '../../src/visit/pages';
import { context, entry } from './sample-tour';

const found = (typed: string, name: string): boolean => finds(fold(typed), fold(name));

describe('searching', () => {
  it.each([
    ['thanh co', 'Thành cổ Quảng Trị'],
    ['THÀNH CỔ', 'Thành cổ Quảng Trị'],
    ['den doc', 'Đền Độc Cước'],
    ['đền', 'Den Co Bo'],
    ['quang tri thanh', 'Thành cổ Quảng Trị'],
    ['', 'Chùa Âng'],
    ['a\u0302ng', 'Chùa Âng'],
  ])('for “%s” finds %s', (typed, name) => expect(found(typed, name)).toBe(true));

  it.each([
    ['anh co', 'Thành cổ Quảng Trị'],
    ['lam kinh', 'Chùa Âng'],
  ])('for “%s” does not find %s', (typed, name) => expect(found(typed, name)).toBe(false));
});

describe('a list in one language', () => {
  it('can be searched by the names in the others', () => {
    const html = createPageWriter().catalogue([entry], context('en'));
    expect(html).toContain(`data-names="${entry.title['vi']}"`);
    expect(html).not.toContain(`data-names="${entry.title['en']}`);
  });
});

describe('the sites without a tour', () => {
  it('stand with their province, after its tours, and each once', () => {
    const tour: CatalogueEntry = { ...entry, id: 'dia-dao-vinh-moc' };
    const [first] = listByProvince([tour], KNOWN_SITES);
    expect(first?.province?.id).toBe('quang-tri');
    expect(first?.listed[0]?.tour).toBe(tour);
    expect(first?.listed.filter(({ id }) => id === 'dia-dao-vinh-moc')).toHaveLength(1);
    expect(listByProvince([{ ...entry, id: 'x' }], KNOWN_SITES).at(-1)?.province).toBeUndefined();
  });

  it('each have their name and text in both languages, a place and a source', () => {
    for (const { name, text, lat, lon, id } of KNOWN_SITES.sites) {
      expect([name['vi'], name['en'], text['vi'], text['en']].every(Boolean), id).toBe(true);
      expect(lat > 8 && lat < 24 && lon > 102 && lon < 110, id).toBe(true);
    }
    expect(KNOWN_SITES.sites.filter(({ sources }) => sources.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['vi', 'Nơi này chưa có tour 360°', '17,25° B'],
    ['en', 'This place has no 360° tour yet', '17.25° N'],
  ])('are told kindly in %s, with a map, without a script', (lang, kind, north) => {
    const html = createPageWriter().catalogue([], context(lang));
    expect(html).toContain(kind);
    expect(html).toContain(north);
    expect(html).toContain('id="s-dia-dao-vinh-moc"');
    expect(html).toContain('href="#s-lam-kinh"');
    expect(html).not.toMatch(/<(?:image|img)[^>]+https?:/);
  });
});

describe('the national monuments of Sầm Sơn', () => {
  const tour: CatalogueEntry = { ...entry, id: 'sam-son-truong-le', province: 'thanh-hoa' };
  const html = createPageWriter().catalogue([tour], context('vi'));
  const group = html.slice(html.indexOf('id="g-sam-son"'));

  it('stand as a group of the six that could be verified, which says that eight are told of', () => {
    const [, groups] = [...byGroup(listByProvince([tour], KNOWN_SITES)[1]?.listed ?? [])].map(
      ([one, places]) => [one?.id, places.map(({ id }) => id)] as const,
    );
    expect(groups).toEqual([
      'sam-son',
      ['den-doc-cuoc', 'hon-trong-mai', 'den-to-hien-thanh', 'den-co-tien', 'den-ca-lap', 'chua-khai-nam'],
    ]);
    expect(group).toContain('Thường được kể là tám');
  });

  it('lead to the scene that shows them where the tour is there, and say kindly that there is none where it is not', () => {
    for (const scene of ['san-den', 'hon-trong-mai', 'den-co-tien']) {
      expect(group).toContain(`href="/vi/sam-son-truong-le/${scene}"`);
    }
    const without = createPageWriter().catalogue([], context('vi'));
    expect(without).not.toContain('/vi/sam-son-truong-le');
    expect(without.match(/Nơi này chưa có tour/g)).toHaveLength(KNOWN_SITES.sites.length);
  });
});

describe('the map', () => {
  const listed = listByProvince([], KNOWN_SITES).map(({ listed }) => listed);

  it('keeps what can be touched apart, inside its frame, north above', () => {
    for (const places of listed) {
      const plan = planMap(places);
      if (!plan) throw new Error('no map');
      expect(plan.points.flatMap((point) => point.places)).toHaveLength(places.length);
      for (const [index, { x, y }] of plan.points.entries()) {
        expect(x >= 40 && x <= plan.width - 40 && y >= 40 && y <= plan.height - 40).toBe(true);
        for (const other of plan.points.slice(index + 1)) {
          expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThanOrEqual(40);
        }
      }
      const byLatitude = [...plan.points].sort((a, b) => a.y - b.y).map(({ places: [at] }) => at?.location?.lat ?? 0);
      expect(byLatitude).toEqual([...byLatitude].sort((a, b) => b - a));
    }
  });

  it('is left out where no place is known', () =>
    expect(planMap([{ id: 'a', title: {}, isApproximate: false, sources: [] }])).toBeUndefined());

  it('and distances agree with the earth', () =>
    expect(kilometresBetween({ lat: 16.7539, lon: 107.1895 }, { lat: 17.078, lon: 107.108 })).toBeCloseTo(37.1, 0));
});

describe('a catalogue of 1,000 tours', () => {
  const tours = Array.from({ length: 1_000 }, (_, index): CatalogueEntry => ({
    ...entry,
    id: `tour-${index}`,
    title: { vi: `Di tích thứ ${index}`, en: `Site number ${index}` },
    province: KNOWN_SITES.provinces[index % 3]?.id ?? '',
    location: { lat: 16 + (index % 40) / 40, lon: 106 + (index % 37) / 37 },
  }));
  const html = createPageWriter().catalogue(tours, context('vi'));

  it('names and links each of them, and folds most away', () => {
    expect(html.match(/<h3><a href="\/vi\/tour-\d+\/"/g)).toHaveLength(1_000);
    expect(html.match(/<details>/g)).toHaveLength(3);
    expect(html.match(/<img /g)).toHaveLength(72);
  });

  it('weighs at most 40 kB', () => {
    const bytes = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
    console.log(`the catalogue of 1,000 tours: ${html.length} characters, ${bytes} bytes (brotli)`);
    expect(bytes).toBeLessThan(40_000);
  });
});
