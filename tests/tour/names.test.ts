import { describe, expect, it } from 'vitest';
import { isId, toId } from '../../src/tour/id';
import { editDistance, nearestWord } from '../../src/tour/nearest-word';
import { isSourcePath, isWebAddress } from '../../src/tour/source';
import { whereIs } from '../../src/tour/where';
import { Seeded } from './seeded';

const SEED = 64;

describe('[T1] ids', () => {
  it.each([
    ['Cổng Tiền (1).JPG', 'cong-tien-1'],
    ['Đài tưởng niệm', 'dai-tuong-niem'],
    ['__ảnh__360__.jpeg', 'anh-360'],
    ['Hiền Lương – Bến Hải', 'hien-luong-ben-hai'],
    ['Vịnh Mốc'.normalize('NFD'), 'vinh-moc'],
    ['門.png', ''],
    ['', ''],
  ])('%j becomes %j', (name, id) => expect(toId(name)).toBe(id));

  it(`made from any name are ids or empty, seed ${SEED}`, () => {
    const random = new Seeded(SEED);
    for (let index = 0; index < 2_000; index++) {
      const codes = Array.from({ length: random.whole(90) }, () => random.whole(random.one([128, 0x2000])));
      const id = toId(String.fromCharCode(...codes));
      if (id !== '') expect(isId(id), id).toBe(true);
    }
  });

  it.each(['', '-', 'a-', '-a', 'a--b', 'A', 'a_b', 'a b', 'á', 'a'.repeat(65), 'a\n'])('%j is none', (id) => {
    expect(isId(id)).toBe(false);
  });
});

describe('[F6] the nearest word', () => {
  it.each([
    ['title', 'title', 0],
    ['titel', 'title', 1],
    ['tile', 'title', 1],
    ['tittle', 'title', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s is %s after %d edits', (a, b, edits) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([edits, edits]);
  });

  it('is the one that was most likely meant, whatever the capitals', () => {
    const known = ['title', 'text', 'type', 'hotspots'];
    expect(nearestWord('titel', known)).toBe('title');
    expect(nearestWord('HotSpots', known)).toBe('hotspots');
    expect(nearestWord('txt', known)).toBe('text');
  });

  it('is none where nothing is near', () => {
    expect(nearestWord('hovercraft', ['title', 'text'])).toBeUndefined();
    expect(nearestWord('x', [])).toBeUndefined();
    expect(nearestWord('x'.repeat(100_000), ['x'])).toBeUndefined();
  });
});

describe('[M1] files and addresses', () => {
  it.each(['a.jpg', 'media/cổng tiền.jpg', 'media/a/b.c.vtt', 'constructor', '…'])('%j is a file of a tour', (path) => {
    expect(isSourcePath(path)).toBe(true);
  });

  it.each([
    '',
    '/etc/passwd',
    '../a.jpg',
    'media/../../a.jpg',
    'media//a.jpg',
    'media/',
    '.env',
    'media/.git/config',
    'C:/a.jpg',
    'media\\a.jpg',
    'https://example.vn/a.jpg',
    'a\0.jpg',
    'a\n.jpg',
    'a?.jpg',
    'a'.repeat(257),
  ])('%j is not', (path) => expect(isSourcePath(path)).toBe(false));

  it.each(['https://example.vn', 'http://example.vn:8080/a?b#c', 'HTTPS://EXAMPLE.VN/đường'])(
    '[H3] %s is a web address',
    (address) => expect(isWebAddress(address)).toBe(true),
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.vn',
    'https://',
    'https://user:pass@example.vn',
    'https://example.vn/a b',
    'https:\\\\example.vn',
    ' https://example.vn',
    'ftp://example.vn',
    `https://${'a'.repeat(2_000)}`,
  ])('[H3] %s is none', (address) => expect(isWebAddress(address)).toBe(false));
});

describe('the place of a finding', () => {
  const manifest = {
    languages: ['vi', 'en'],
    scenes: [
      { id: 'a', title: { en: 'Gate', vi: 'Cổng' }, hotspots: [{ id: 'x', title: { en: 'Bell' } }, { id: 'y' }, {}] },
      7,
    ],
    plans: [{ id: 'tang-1', picture: {} }],
  };

  it.each([
    [[], 'tour.json'],
    [['site', 'history'], 'site › history'],
    [['scenes', 0, 'title', 'en'], '“Cổng” › title › en'],
    [['scenes', 0, 'hotspots', 0, 'at'], '“Cổng” › “Bell” › at'],
    [['scenes', 0, 'hotspots', 1], '“Cổng” › “y”'],
    [['scenes', 0, 'hotspots', 2, 'id'], '“Cổng” › hotspots › 3 › id'],
    [['scenes', 1, 'id'], 'scenes › 2 › id'],
    [['plans', 0, 'picture'], 'plans › “tang-1” › picture'],
    [['route', 4, '__proto__'], 'route › 5 › __proto__'],
  ])('%j is called %s', (path, where) => expect(whereIs(manifest, path).where).toBe(where));

  it('has the names of its scene and hotspot', () => {
    expect(whereIs(manifest, ['scenes', 0, 'hotspots', 2, 'at'])).toMatchObject({ scene: 'Cổng', hotspot: '3' });
    expect(whereIs(undefined, ['scenes', 4])).toEqual({ where: 'scenes › 5', scene: '5' });
  });
});
