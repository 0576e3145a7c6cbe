import sharp, { type Sharp } from 'sharp';
import { asZip64, makePackage, type Odd, type OddPackage } from './package-maker';
import { manifestFile, sampleManifest, samplePanorama } from './sample-package';

export interface Honest {
  title: string;
  bytes: () => Promise<Buffer>;
}

const manifest = sampleManifest();
const base = async (): Promise<Odd[]> => [
  manifestFile(manifest),
  { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 },
];

const honest = (title: string, change: (files: Odd[]) => OddPackage | Promise<OddPackage>): Honest => ({
  title,
  bytes: async () => makePackage(await change(await base())),
});
const named = (title: string, name: string, inManifest = name): Honest => ({
  title,
  bytes: async () => {
    const changed = {
      ...manifest,
      scenes: manifest.scenes.map((scene) => ({ ...scene, media: { ...scene.media, src: inManifest } })),
    };
    return makePackage({ files: [manifestFile(changed), { name, data: await samplePanorama(), method: 0 }] });
  },
});
const beside = (name: string, data = 'x'): Honest =>
  honest(`with ${name} beside the tour`, (files) => ({ files: [...files, { name, data }] }));
const pictured = (title: string, src: string, make: (plain: Sharp) => Sharp): Honest => ({
  title,
  bytes: async () => {
    const changed = {
      ...manifest,
      scenes: manifest.scenes.map((scene) => ({ ...scene, media: { ...scene.media, src } })),
    };
    const data = await make(sharp(await samplePanorama())).toBuffer();
    return makePackage({ files: [manifestFile(changed), { name: src, data, method: 0 }] });
  },
});
const inFolder = (files: readonly Odd[], folder: string): Odd[] =>
  files.map((odd) => ({ ...odd, name: `${folder}/${String(odd.name)}` }));
const folder = (name: string): Odd => ({ name: `${name}/`, mode: 0o040755, method: 0 });

export const HONEST: readonly Honest[] = [
  honest('as it comes', (files) => ({ files })),
  honest('all deflated', (files) => ({ files: files.map((odd) => ({ ...odd, method: 8 })) })),
  honest('all stored', (files) => ({ files: files.map((odd) => ({ ...odd, method: 0 })) })),
  honest('the manifest last', (files) => ({ files: [...files].reverse() })),
  honest('in one folder', (files) => ({ files: inFolder(files, 'thanh-co') })),
  honest('in one folder with a Vietnamese name', (files) => ({ files: inFolder(files, 'Thành cổ Quảng Trị') })),
  honest('in two folders', (files) => ({ files: inFolder(files, 'Desktop/thanh-co') })),
  honest('with entries for its folders', (files) => ({ files: [folder('media'), ...files] })),
  honest('with its folder, in a folder', (files) => ({
    files: [folder('t'), folder('t/media'), ...inFolder(files, 't')],
  })),
  honest('made on Windows', (files) => ({ files: files.map((odd) => ({ ...odd, system: 0, mode: 0 })) })),
  honest('made on NTFS', (files) => ({ files: files.map((odd) => ({ ...odd, system: 10, mode: 0 })) })),
  honest('made on macOS', (files) => ({ files: files.map((odd) => ({ ...odd, system: 19 })) })),
  honest('with a mode of nothing', (files) => ({ files: files.map((odd) => ({ ...odd, mode: 0 })) })),
  honest('with files that may be run', (files) => ({ files: files.map((odd) => ({ ...odd, mode: 0o100755 })) })),
  honest('with backslashes, as old Windows programs write them', (files) => ({
    files: files.map((odd) => ({ ...odd, name: String(odd.name).replaceAll('/', '\\') })),
  })),
  honest('with a short comment', (files) => ({ files, comment: Buffer.from('Sở Văn hóa') })),
  honest('with a little room between files', (files) => ({ files, between: Buffer.alloc(16) })),
  honest('without the mark for UTF-8', (files) => ({ files: files.map((odd) => ({ ...odd, flags: 0 })) })),
  honest('with a time stamp in the extra field', (files) => ({
    files: files.map((odd) => ({ ...odd, extra: Buffer.from('5554050003000000ff', 'hex') })),
  })),
  honest('with a byte order mark in the manifest', ([, picture]) => ({
    files: [{ name: 'tour.json', data: `\ufeff${JSON.stringify(manifest)}` }, ...(picture ? [picture] : [])],
  })),
  honest('with a manifest laid out for reading', ([, picture]) => ({
    files: [
      { name: 'tour.json', data: JSON.stringify(manifest, null, '\t').replaceAll('\n', '\r\n') },
      ...(picture ? [picture] : []),
    ],
  })),
  { title: 'with 64-bit lengths', bytes: async () => asZip64(makePackage({ files: await base() })) },
  named('with composed Vietnamese names', 'media/cổng thành.jpg'.normalize('NFC')),
  named(
    'with decomposed Vietnamese names, as macOS writes them',
    'media/cổng thành.jpg'.normalize('NFD'),
    'media/cổng thành.jpg'.normalize('NFC'),
  ),
  named('with decomposed names in the manifest, too', 'media/cổng.jpg'.normalize('NFD')),
  named(
    'with decomposed names in the manifest only',
    'media/cổng.jpg'.normalize('NFC'),
    'media/cổng.jpg'.normalize('NFD'),
  ),
  named('with spaces and brackets in a name', 'media/DJI 0042 (2) [final].jpg'),
  named('with a name in capitals', 'media/DJI_0042.JPG'),
  named('with .jpeg', 'media/cong.jpeg'),
  named('with the picture beside the manifest', 'cong.jpg'),
  named('with folders in folders', 'media/2026/thang-11/ngay-22/cong.jpg'),
  beside('__MACOSX/media/._cong.jpg'),
  beside('.DS_Store'),
  beside('media/.DS_Store'),
  beside('Thumbs.db'),
  beside('desktop.ini'),
  beside('README.txt'),
  beside('Ghi chú.docx'),
  beside('media/DJI_0001.xmp'),
  beside('du-lieu.csv'),
  pictured('with a PNG', 'media/cong.png', (plain) => plain.png()),
  pictured('with a WebP', 'media/cong.webp', (plain) => plain.webp()),
  pictured('with an AVIF', 'media/cong.avif', (plain) => plain.avif({ effort: 0 })),
  pictured('with a TIFF', 'media/cong.tif', (plain) => plain.tiff({ compression: 'jpeg' })),
  pictured('with a progressive JPEG', 'media/cong.jpg', (plain) => plain.jpeg({ progressive: true })),
  pictured('with a JPEG that has a colour profile and facts', 'media/cong.jpg', (plain) => plain.withMetadata().jpeg()),
  pictured('with a grey JPEG', 'media/cong.jpg', (plain) => plain.greyscale().jpeg()),
  {
    title: 'with a picture that nothing names',
    bytes: async () =>
      makePackage({
        files: [...(await base()), { name: 'media/khong-dung.jpg', data: await samplePanorama(), method: 0 }],
      }),
  },
];
