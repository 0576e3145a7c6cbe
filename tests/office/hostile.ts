import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { makePackage, type Odd, type OddPackage } from './package-maker';
import { manifestFile, sampleManifest, samplePanorama, type Manifest } from './sample-package';

export interface Hostile {
  title: string;
  bytes: () => Promise<Buffer>;
}

const manifest = sampleManifest();
const base = async (): Promise<Odd[]> => [
  manifestFile(manifest),
  { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 },
];

/** A sound package with one thing wrong in it. */
const withFile = (title: string, odd: Odd): Hostile => ({
  title,
  bytes: async () => makePackage({ files: [...(await base()), odd] }),
});
const whole = (title: string, change: (files: Odd[]) => OddPackage | Promise<OddPackage>): Hostile => ({
  title,
  bytes: async () => makePackage(await change(await base())),
});

const jpg = 'x';
const NAMES = [
  '../out.jpg', '../../etc/cron.d/x.jpg', 'media/../../out.jpg', 'media/../../../out2/a.jpg', '/etc/a.jpg', '//server/share/a.jpg',
  'C:/windows/a.jpg', 'c:a.jpg', '\\\\server\\share\\a.jpg', '..\\out.jpg', 'media\\..\\..\\out.jpg', 'media/./a.jpg', 'media//a.jpg', './a.jpg',
  'media/a.jpg ', 'media/a.jpg.', 'media /a.jpg', 'media./a.jpg', 'con.jpg', 'media/NUL.jpg', 'aux/a.jpg', 'com1.jpg', 'lpt9.jpg', 'CONIN$.jpg',
  'media/a:b.jpg', 'media/a?.jpg', 'media/a*.jpg', 'media/a|b.jpg', 'media/"a".jpg', 'media/<a>.jpg', 'media/a\u0000.jpg', 'media/a\u0007.jpg',
  'media/a\u202egpj.jpg', 'media/a\u200b.jpg', 'media/\ufeffa.jpg', `${'a'.repeat(300)}.jpg`, `${'d/'.repeat(40)}a.jpg`, `${'ư'.repeat(130)}.jpg`,
  '..', '.', 'media/..', ' media/a.jpg',
]; // prettier-ignore

const KINDS = [
  'index.html', 'media/a.htm', 'media/a.xhtml', 'media/a.svg', 'media/a.svgz', 'sw.js', 'media/a.mjs', 'media/a.wasm', '.htaccess', 'media/.htaccess',
  'a.php', 'media/a.phtml', 'media/a.jpg.php', 'web.config', '.env', '.git/config', 'media/a.exe', 'media/a.sh', 'media/a.bat', 'media/a.jar',
  'media/a.swf', 'media/a.gif', 'media/a.heic', 'media/a.zip', 'media/a.rar', 'media/a.7z', 'media/a.html.', 'media/a.m3u8', 'media/a.xml', 'media/a',
]; // prettier-ignore

const special: [title: string, odd: Partial<Odd>][] = [
  ['a symbolic link', { mode: 0o120777, data: '/etc/passwd' }],
  ['a symbolic link made on macOS', { mode: 0o120755, system: 19, data: '../../x' }],
  ['a symbolic link that says it is from Windows', { mode: 0o120777, system: 0, data: '/etc/passwd' }],
  ['a character device', { mode: 0o020666 }],
  ['a block device', { mode: 0o060666 }],
  ['a pipe', { mode: 0o010666 }],
  ['a socket', { mode: 0o140777 }],
  ['a set-uid bit', { mode: 0o104755 }],
  ['a set-gid bit', { mode: 0o102755 }],
  ['a folder that says it is a file', { name: 'media/folder/', mode: 0o100644 }],
  ['a folder with data in it', { name: 'media/folder/', mode: 0o040755, data: 'data', method: 0 }],
  ['a file that says it is a folder', { mode: 0o040755 }],
];

const structure: Hostile[] = [
  withFile('a file packed 1:1000', { name: 'media/a.mp4', data: Buffer.alloc(20_000_000) }),
  whole('sizes that lie both times, too small', (files) => ({
    files: files.map((odd) => ({ ...odd, method: 8, ...(odd.method === 0 && { bytes: 10 }) })),
  })),
  whole('sizes that lie both times, too large', (files) => ({
    files: files.map((odd) => ({ ...odd, method: 8, ...(odd.method === 0 && { bytes: 900_000 }) })),
  })),
  withFile('sizes that lie before the file', { name: 'media/a.jpg', data: jpg, local: { bytes: 77 } }),
  withFile('stored data of another length', { name: 'media/a.jpg', data: 'abc', method: 0, bytes: 9 }),
  withFile('another name before the file', { name: 'media/a.jpg', data: jpg, local: { name: 'media/b.jpg' } }),
  withFile('a way out in the name before the file', { name: 'media/a.jpg', data: jpg, local: { name: '../../a.jpg' } }),
  withFile('another method before the file', { name: 'media/a.jpg', data: jpg, local: { method: 0 } }),
  withFile('a password', { name: 'media/a.jpg', data: jpg, flags: 0x801 }),
  withFile('strong encryption', { name: 'media/a.jpg', data: jpg, flags: 0x841 }),
  withFile('hidden headers', { name: 'media/a.jpg', data: jpg, flags: 0x2800 }),
  ...[1, 6, 9, 12, 14, 19, 93, 95, 97, 98, 99].map((method) =>
    withFile(`method ${method}`, { name: 'media/a.jpg', data: jpg, method }),
  ),
  whole('two files that share their bytes', (files) => ({ files: [...files, { name: 'media/a.jpg', over: 1 }] })),
  whole('a thousand files that share their bytes', (files) => ({
    files: [...files, ...Array.from({ length: 1_000 }, (_, index) => ({ name: `media/${index}.jpg`, over: 1 }))],
  })),
  whole('the same name twice', (files) => ({ files: [...files, { name: 'media/cong.jpg', data: jpg }] })),
  whole('two manifests of one name', (files) => ({ files: [...files, manifestFile(manifest)] })),
  whole('names that differ in capitals', (files) => ({ files: [...files, { name: 'media/CONG.JPG', data: jpg }] })),
  whole('names that differ in how marks are typed', (files) => ({
    files: [
      ...files,
      { name: 'media/cổng.jpg'.normalize('NFC'), data: jpg },
      { name: 'media/cổng.jpg'.normalize('NFD'), data: jpg },
    ],
  })),
  whole('a file that is also a folder', (files) => ({
    files: [...files, { name: 'media/cong.jpg/a.jpg', data: jpg }],
  })),
  whole('another file in front, as in a GIFAR', (files) => ({ files, before: Buffer.from('GIF89a-------') })),
  whole('a picture in front', (files) => ({ files, before: Buffer.from('ffd8ffe000104a464946', 'hex') })),
  whole('data after its end', (files) => ({ files, after: Buffer.alloc(100, 1) })),
  whole('megabytes hidden between files', (files) => ({ files, between: Buffer.alloc(1_000_000, 7) })),
  whole('a huge comment', (files) => ({ files, comment: Buffer.alloc(60_000, 65) })),
  whole('a million entries told', (files) => ({ files, count: 65_000 })),
  whole('fewer entries than told', (files) => ({ files, count: 9 })),
  whole('a hundred thousand empty files', (files) => ({
    files: [...files, ...Array.from({ length: 25_000 }, (_, index) => ({ name: `m/${index}.jpg`, method: 0 }))],
  })),
  whole('no tour in it', ([, picture]) => ({ files: picture ? [picture] : [] })),
  whole('two tours in it', (files) => ({
    files: files.flatMap((odd) => [
      { ...odd, name: `a/${String(odd.name)}` },
      { ...odd, name: `b/${String(odd.name)}` },
    ]),
  })),
  whole('a picture whose sum is wrong', (files) => ({
    files: files.map((odd) => ({ ...odd, ...(odd.method === 0 && { crc: 7 }) })),
  })),
  whole('a manifest whose sum is wrong', (files) => ({
    files: files.map((odd) => ({ ...odd, ...(odd.method !== 0 && { crc: 7 }) })),
  })),
  { title: 'nothing at all', bytes: () => Promise.resolve(Buffer.alloc(0)) },
  { title: 'an empty package', bytes: () => Promise.resolve(makePackage({ files: [] })) },
  { title: 'words', bytes: () => Promise.resolve(Buffer.from('not a package')) },
  ...[0.1, 0.5, 0.9, 0.99].map((part) => ({
    title: `the first ${part * 100} per cent of one`,
    bytes: async () => {
      const all = makePackage({ files: await base() });
      return all.subarray(0, Math.floor(all.length * part));
    },
  })),
];

const png = async (width: number, height: number): Promise<Buffer> => {
  const made = await sharp({ create: { width: 64, height: 32, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  made.writeUInt32BE(width, 16);
  made.writeUInt32BE(height, 20);
  return made;
};

/** The tour's own picture replaced; `src` says what it is called. */
const withPicture = (title: string, make: () => Promise<Buffer> | Buffer, src = 'media/cong.jpg'): Hostile => ({
  title: `a picture that is ${title}`,
  bytes: async () => {
    const changed = {
      ...manifest,
      scenes: manifest.scenes.map((scene) => ({ ...scene, media: { ...scene.media, src } })),
    };
    return makePackage({ files: [manifestFile(changed), { name: src, data: await make(), method: 0 }] });
  },
});
const appended = (text: string) => async () => Buffer.concat([await samplePanorama(), Buffer.from(text)]);
const inserted = (text: string) => async () => {
  const plain = await samplePanorama();
  const comment = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt16BE(0xfffe, 0);
  length.writeUInt16BE(comment.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), length, comment, plain.subarray(2)]);
};

const SCRIPT = '<script>alert(1)</script>';
const pictures: Hostile[] = [
  withPicture('cut in half', async () => (await samplePanorama()).subarray(0, 2_000)),
  withPicture('empty', () => Buffer.alloc(0)),
  withPicture('zeros', () => Buffer.alloc(5_000)),
  withPicture('400 megapixels', () => png(28_284, 14_142), 'media/cong.png'),
  withPicture('a million pixels wide', () => png(1_000_000, 1), 'media/cong.png'),
  withPicture('65,535 pixels both ways', () => png(65_535, 65_535), 'media/cong.png'),
  withPicture('2,147,483,647 pixels wide', () => png(2_147_483_647, 2), 'media/cong.png'),
  withPicture('no pixels wide', () => png(0, 0), 'media/cong.png'),
  withPicture('upright', () => png(512, 1_024), 'media/cong.png'),
  withPicture('a PNG called .jpg', () => png(1_024, 512)),
  withPicture('a GIF called .jpg', () =>
    sharp({ create: { width: 1_024, height: 512, channels: 3, background: 'red' } })
      .gif()
      .toBuffer(),
  ),
  withPicture('a TIFF called .jpg', () =>
    sharp({ create: { width: 1_024, height: 512, channels: 3, background: 'red' } })
      .tiff()
      .toBuffer(),
  ),
  withPicture(
    'a WebP called .png',
    () =>
      sharp({ create: { width: 1_024, height: 512, channels: 3, background: 'red' } })
        .webp()
        .toBuffer(),
    'media/cong.png',
  ),
  withPicture('a JPEG called .webp', samplePanorama, 'media/cong.webp'),
  withPicture('a drawing called .jpg', () =>
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ),
  withPicture('a page called .jpg', () => Buffer.from(`<!doctype html>${SCRIPT}`)),
  withPicture('a program called .jpg', () => Buffer.from('MZ\u0090\u0000\u0003')),
  withPicture('a shell script called .jpg', () => Buffer.from('#!/bin/sh\nrm -rf /\n')),
  withPicture('an archive called .jpg', () => makePackage({ files: [{ name: 'a.jpg', data: 'a' }] })),
  withPicture('a PDF called .jpg', () => Buffer.from('%PDF-1.7 …')),
  withPicture('a list of films called .mp4', () => Buffer.from('#EXTM3U\nhttp://169.254.169.254/'), 'media/cong.mp4'),
  withPicture('a HEIC called .jpg', () =>
    Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
  ),
  ...[
    SCRIPT,
    '<html><body>',
    '<?php system($_GET[0]); ?>',
    '<svg onload=alert(1)>',
    '<iframe src=x>',
    '<!doctype html>',
  ].flatMap((text) => [
    withPicture(`also a page at its end: ${text}`, appended(text)),
    withPicture(`also a page in a comment: ${text}`, inserted(text)),
  ]),
  withPicture('also an archive', async () =>
    Buffer.concat([await samplePanorama(), makePackage({ files: [{ name: 'a.class', data: 'a' }] })]),
  ),
  withPicture('also a script', appended('*/=1;location="javascript:alert(1)"')),
  withPicture(
    'a PNG with a script in it',
    async () => {
      const plain = await sharp({ create: { width: 1_024, height: 512, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      return Buffer.concat([plain, deflateSync('x'), Buffer.from(SCRIPT)]);
    },
    'media/cong.png',
  ),
];

const withManifest = (title: string, text: () => string | Buffer): Hostile => ({
  title: `a manifest with ${title}`,
  bytes: async () => makePackage({ files: [{ name: 'tour.json', data: text() }, ...(await base()).slice(1)] }),
});
const changed = (title: string, change: (copy: Record<string, unknown> & Manifest) => unknown): Hostile =>
  withManifest(title, () => {
    const copy = structuredClone(manifest) as Record<string, unknown> & Manifest;
    return JSON.stringify(change(copy) ?? copy);
  });

type Loose = Record<string, unknown>;
const scene = (copy: Manifest): Loose => copy.scenes[0] as unknown as Loose;
const media = (copy: Manifest): Loose => scene(copy)['media'] as Loose;
const JS_LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  ' javascript:x',
  'http://a\\b',
  '//evil',
  'blob:x',
];
const SOURCES = [
  '../x.jpg',
  '/etc/passwd',
  'C:/x.jpg',
  'http://169.254.169.254/x.jpg',
  'file:///etc/passwd',
  'media/..\\x.jpg',
  'media/missing.jpg',
  '.env',
  'media/%2e%2e/x.jpg',
  'media/a\u0000.jpg',
];
const TEXTS: [string, unknown][] = [
  ['a number', 5],
  ['a list', []],
  ['nothing', null],
  ['a yes', true],
  ['words without a language', 'x'],
  ['no language', {}],
  ['a text that is too long', { vi: 'x'.repeat(100_000), en: 'x' }],
  ['an unknown language', { xx_yy: 'x' }],
  ['an empty text', { vi: '', en: '' }],
];

const manifests: Hostile[] = [
  withManifest('__proto__', () => JSON.stringify(manifest).replace('{', '{"__proto__":{"admin":true},')),
  withManifest('constructor.prototype', () =>
    JSON.stringify(manifest).replace('{', '{"constructor":{"prototype":{"a":1}},'),
  ),
  withManifest('a key twice', () => JSON.stringify(manifest).replace('{', '{"id":"other",')),
  withManifest('100,000 levels', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  withManifest('100,000 levels of objects', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  withManifest('10 million letters', () =>
    JSON.stringify({ ...manifest, notice: { vi: 'x'.repeat(10_000_000), en: 'x' } }),
  ),
  withManifest('NaN', () => JSON.stringify(manifest).replace('"heading":0', '"heading":NaN')),
  withManifest('Infinity', () => JSON.stringify(manifest).replace('"heading":0', '"heading":1e999')),
  withManifest('UTF-16', () => Buffer.from(`\ufeff${JSON.stringify(manifest)}`, 'utf16le')),
  withManifest('bytes that are no letters', () => Buffer.from([0xff, 0xfe, 0xfd, 0x7b])),
  withManifest('nothing', () => ''),
  withManifest('half of it', () => JSON.stringify(manifest).slice(0, 200)),
  withManifest('a comment', () => `// tour\n${JSON.stringify(manifest)}`),
  ...['null', 'true', '5', '"tour"', '[]', '{}'].map((text) => withManifest(`only ${text}`, () => text)),
  changed('no format', (copy) => void delete (copy as Loose)['format']),
  ...[2, 99, -1, 1.5, '1', null].map((format) =>
    changed(`format ${JSON.stringify(format)}`, (copy) => ({ ...copy, format })),
  ),
  ...['', 'A', '../x', 'a b', 'a/b', 'thành-cổ', 'x'.repeat(65), '-a', 'a--b'].map((id) =>
    changed(`the id “${id.slice(0, 9)}”`, (copy) => ({ ...copy, id })),
  ),
  changed('no scenes', (copy) => ({ ...copy, scenes: [] })),
  changed('2,001 scenes', (copy) => ({ ...copy, scenes: Array.from({ length: 2_001 }, () => copy.scenes[0]) })),
  changed(
    '100,000 hotspots',
    (copy) =>
      void (scene(copy)['hotspots'] = Array.from({ length: 100_000 }, (_, index) => ({
        id: `h${index}`,
        type: 'info',
      }))),
  ),
  changed('a scene twice', (copy) => ({ ...copy, scenes: [copy.scenes[0], copy.scenes[0]] })),
  changed('a start that is not there', (copy) => ({ ...copy, start: 'nowhere' })),
  changed(
    'a link to nowhere',
    (copy) =>
      void (scene(copy)['hotspots'] = [
        { id: 'a', type: 'link', at: { yaw: 0, pitch: 0 }, to: { scene: 'x' }, title: { vi: 'a', en: 'a' } },
      ]),
  ),
  changed('an unknown kind of picture', (copy) => void (media(copy)['type'] = 'iframe')),
  changed('an unknown key', (copy) => ({ ...copy, onload: 'alert(1)' })),
  ...SOURCES.map((src) => changed(`the file ${JSON.stringify(src)}`, (copy) => void (media(copy)['src'] = src))),
  ...JS_LINKS.map((url) =>
    changed(
      `the link ${url}`,
      (copy) =>
        void (scene(copy)['hotspots'] = [
          { id: 'a', type: 'web', at: { yaw: 0, pitch: 0 }, url, title: { vi: 'a', en: 'b' } },
        ]),
    ),
  ),
  ...TEXTS.map(([title, text]) => changed(`as a title ${title}`, (copy) => ({ ...copy, title: text }))),
];

export const HOSTILE: readonly Hostile[] = [
  ...NAMES.map((name) => withFile(`a file called ${JSON.stringify(name.slice(0, 40))}`, { name, data: jpg })),
  ...KINDS.map((name) => withFile(`a file of a kind that no tour has: ${name}`, { name, data: jpg })),
  ...special.map(([title, odd]) => withFile(title, { name: 'media/a.jpg', data: jpg, ...odd })),
  ...structure,
  ...pictures,
  ...manifests,
];
