import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/tour/check';
import { parseTour, parseTourText, MOST_TEXT } from '../../src/tour/parse';
import { goodTours, readGoodTour } from './broken-tours';
import { sentence } from './sentences';

const one = {
  format: 1,
  id: 'a',
  languages: ['vi'],
  title: { vi: 'A' },
  scenes: [{ id: 'a', kind: 'panorama', title: { vi: 'Cổng' }, media: { type: 'panorama', src: 'a.jpg' } }],
};
const withHotspots = (...hotspots: unknown[]) => ({ ...one, scenes: [{ ...one.scenes[0], hotspots }] });
const info = { type: 'info', id: 'x', at: { yaw: 0, pitch: 0 }, title: { vi: 'x' }, text: { vi: 'x' } };
const found = (value: unknown) => parseTour(value).issues?.map(({ code, path }) => [code, path.join('.')]);

describe('[F1] the text of a manifest', () => {
  it.each(goodTours())('yields the tour of $id, with or without a byte order mark', ({ manifest }) => {
    const text = JSON.stringify(manifest);
    expect(parseTourText(text).tour).toEqual(manifest);
    expect(parseTourText(`\uFEFF${text}`).tour).toEqual(manifest);
  });

  it.each([
    ['a comma at the end', '{\n  "id": "a",\n}', 3, 1],
    ['single quotes', "{\n  'id': 1}", 2, 3],
    ['a comment', '{ // hello\n}', 1, 3],
    ['a missing comma', '{"a": 1\n "b": 2}', 2, 2],
    ['NaN', '{"a": NaN}', 1, 7],
    ['a number with a leading zero', '[01]', 1, 3],
    ['a tab in a text', '["a\tb"]', 1, 4],
    ['a wrong escape', '["\\x"]', 1, 3],
    ['something behind the end', '{} {}', 1, 4],
    ['nothing', '', 1, 1],
    ['half a text', '{"a": "b', 1, 9],
  ])('is refused with line and column for %s', (_, text, line, column) => {
    const [issue, ...others] = parseTourText(text).issues ?? [];
    expect(others).toEqual([]);
    expect(issue?.code).toMatch(/^json-/);
    expect(issue?.values).toMatchObject({ line, column });
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it('is refused in UTF-16, read as if it were UTF-8', () => {
    const text = new TextDecoder().decode(Buffer.from(`\uFEFF${JSON.stringify(one)}`, 'utf16le'));
    expect(parseTourText(text).issues?.map(({ code }) => code)).toEqual(['text-not-utf-8']);
  });

  it('may have any depth of brackets, and any length, without harm', () => {
    expect(parseTourText('['.repeat(100_000)).issues?.[0]?.code).toBe('tour-too-deep');
    expect(parseTourText(' '.repeat(MOST_TEXT + 1)).issues?.[0]?.code).toBe('tour-text-too-long');
    const longText = `["${'\\n'.repeat(1_000_000)}"]`;
    expect(parseTourText(longText).issues?.[0]?.code).toBe('not-an-object');
  });
});

describe('[F3] keys that reach behind an object', () => {
  const hostile = '{"polluted":"yes"}';
  const text = JSON.stringify(one).replace(
    '"title":{"vi":"A"}',
    `"title":{"vi":"A","__proto__":${hostile}},"__proto__":${hostile},"constructor":{"prototype":${hostile}}`,
  );

  it('are named, each, and reach nothing', () => {
    expect(parseTourText(text).issues?.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['key-forbidden', '__proto__'],
      ['key-forbidden', 'constructor'],
      ['key-forbidden', 'title.__proto__'],
    ]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(check({ manifest: JSON.parse(text) as unknown, media: new Map() })).toContainEqual(
      expect.objectContaining({ code: 'file-missing' }),
    );
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe('[F6] unknown keys', () => {
  it('are all named, at their own place', () => {
    expect(found(withHotspots({ ...info, titel: {}, hovercraft: 1 }))).toEqual([
      ['unknown-key-near', 'scenes.0.hotspots.0.titel'],
      ['unknown-key', 'scenes.0.hotspots.0.hovercraft'],
    ]);
  });
});

describe('[A2] positions', () => {
  it.each([
    [{ yaw: 3 }, [['key-missing', 'pitch']]],
    [{ x: 0.5 }, [['key-missing', 'y']]],
    [{ yaw: 3, pitch: 100 }, [['number-too-large', 'pitch']]],
    [
      { yaw: '3', pitch: 1, z: 1 },
      [
        ['not-a-number', 'yaw'],
        ['unknown-key', 'z'],
      ],
    ],
    [{ track: [] }, [['list-too-short', 'track']]],
    [
      {
        track: [
          { t: 0, x: 1 },
          { t: 1, x: 0, y: 0 },
        ],
      },
      [['key-missing', 'track.0.y']],
    ],
    [{ yaw: 1, x: 2 }, [['not-a-position', '']]],
    [{}, [['not-a-position', '']]],
    [7, [['not-a-position', '']]],
    ['middle', [['not-a-position', '']]],
  ])('%j is judged as what it was most likely meant to be', (at, expected) => {
    const paths = expected.map(([code, path]) => [code, ['scenes.0.hotspots.0.at', path].filter(Boolean).join('.')]);
    expect(found(withHotspots({ ...info, at }))?.sort()).toEqual(paths.sort());
  });
});

describe('[F10] all findings at once', () => {
  it('asks the rules about what is sound, and gives paths of the manifest as it is written', () => {
    const manifest = withHotspots(
      { type: 'lin', id: 'broken' },
      { ...info, id: 'broken-too', at: 7 },
      { ...info, id: 'web', type: 'web', href: 'http://example.vn', text: { vi: 'x' } },
    );
    const issues = check({ manifest, media: new Map(), folderName: 'b' });
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['tour-id-not-folder', 'id'],
      ['credits-missing', 'credits'],
      ['rights-missing', 'rights'],
      ['file-missing', 'scenes.0.media.src'],
      ['value-unknown-near', 'scenes.0.hotspots.0.type'],
      ['not-a-position', 'scenes.0.hotspots.1.at'],
      ['web-not-secure', 'scenes.0.hotspots.2.href'],
    ]);
  });

  it('takes scenes that are faulty for known, so that no link to them is called dead', () => {
    const link = { type: 'link', id: 'x', at: info.at, title: info.title, to: { scene: 'b' } };
    const faulty = { id: 'b', kind: 'panorama', title: { vi: 'B' }, media: { type: 'panorma', src: 'b.jpg' } };
    const manifest = { ...one, scenes: [{ ...one.scenes[0], hotspots: [link] }, faulty] };
    const codes = check({ manifest, media: new Map() }).map(({ code }) => code);
    expect(codes).toContain('value-unknown-near');
    expect(codes).not.toContain('hotspot-leads-nowhere');
    expect(codes).not.toContain('scene-unreachable');
  });

  it('counts what is more than anybody reads', () => {
    const hotspots = Array.from({ length: 1_500 }, (_, index) => ({ ...info, id: `h-${index}`, text: {} }));
    const issues = check({ manifest: withHotspots(...hotspots), media: new Map() });
    expect(issues).toHaveLength(1_001);
    const last = issues.at(-1);
    expect(last).toMatchObject({ code: 'findings-left-off', severity: 'warning', values: { count: 503 } });
    if (last) expect([sentence(last, 'vi'), sentence(last, 'en')].every((words) => words.includes('503'))).toBe(true);
  });

  it('tells what concerns the tour first and then goes scene by scene', () => {
    const { manifest } = readGoodTour('moi-loai-canh');
    const issues = check({ manifest, media: new Map(), folderName: 'x' });
    const scenes = issues.map(({ path }) => (path[0] === 'scenes' ? Number(path[1]) : -1));
    expect(scenes).toEqual([...scenes].sort((a, b) => a - b));
    expect(new Set(scenes).size).toBe(9);
  });

  it.each([undefined, null, 0, NaN, '', 'x', true, [], [[]], {}, Symbol('x'), () => 1, new Date(), new Map()])(
    'has something to say of %s',
    (manifest) => {
      expect(check({ manifest, media: new Map() }).length).toBeGreaterThan(0);
    },
  );

  it('puts no control character, turned writing or novel into a sentence', () => {
    const manifest = withHotspots({ ...info, at: `\u202e\u0000${'x'.repeat(5_000)}` });
    const values = check({ manifest, media: new Map() }).find(({ code }) => code === 'not-a-position')?.values;
    expect(String(values?.value)).toMatch(/^ x{199}…$/);
  });
});

describe('samples of hostile manifests', () => {
  const FOLDER = '../shared/samples/malformed';
  const read = (name: string) => parseTourText(readFileSync(`${FOLDER}/${name}.tour.json`, 'utf8'));
  const has = existsSync(FOLDER);
  const why = has ? '' : ' (skipped: the folder ../shared/samples is not here)';

  it.skipIf(!has)(`not-json gets one clear sentence with its place${why}`, () => {
    expect(read('not-json').issues).toMatchObject([{ code: 'json-ends-early', values: { line: 1, column: 36 } }]);
  });

  it.skipIf(!has)(`proto-pollution leaves every object as it was${why}`, () => {
    const parsed = read('proto-pollution');
    const issues = check({ manifest: parsed.value, media: new Map() });
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['key-forbidden', 'format-missing']));
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it.skipIf(!has)(`hostile-hotspots, another program’s tour, is refused in one sentence${why}`, () => {
    const parsed = read('hostile-hotspots');
    expect(check({ manifest: parsed.value, media: new Map() }).map(({ code }) => code)).toEqual(['format-missing']);
  });

  it.skipIf(!has)(`the addresses and paths of hostile-hotspots are refused in a tour of ours${why}`, () => {
    const value = read('hostile-hotspots').value as {
      scenes: { a: { panorama: string; hotSpots: { URL?: string }[] } };
    };
    const { panorama, hotSpots } = value.scenes.a;
    const web = hotSpots.map(({ URL = 'https://example.vn' }, index) => {
      return { type: 'web', id: `w-${index}`, at: { yaw: 0, pitch: 0 }, title: { vi: 'x' }, href: URL };
    });
    const scene = { ...one.scenes[0], media: { type: 'panorama', src: panorama }, hotspots: web };
    const codes = check({ manifest: { ...one, scenes: [scene] }, media: new Map() }).map(({ code }) => code);
    expect(codes.filter((code) => code === 'not-a-web-address')).toHaveLength(3);
    expect(codes).toContain('not-a-tour-file');
  });
});
