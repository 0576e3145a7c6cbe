import sharp from 'sharp';
import { makePackage, type Odd } from './package-maker';

const picture = (width: number, height: number, red: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 120, b: 60 } } })
    .jpeg()
    .toBuffer();

let panorama: Promise<Buffer> | undefined;
/** Small, but whole: 1024 × 512. */
export const samplePanorama = (): Promise<Buffer> => (panorama ??= picture(1024, 512, 90));
export const otherPanorama = (): Promise<Buffer> => picture(1024, 512, 200);

interface Wanted {
  id?: string;
  province?: string;
  title?: string;
  scenes?: readonly string[];
}

const both = (vi: string, en: string) => ({ vi, en });

export const sampleManifest = ({
  id = 'thanh-co',
  province = 'quang-tri',
  title = 'Thành cổ',
  scenes = ['cong'],
}: Wanted = {}) => ({
  format: 1,
  id,
  languages: ['vi', 'en'],
  title: both(title, `${title} (en)`),
  site: { province },
  scenes: scenes.map((scene, index) => ({
    id: scene,
    kind: 'panorama',
    title: both(`Cảnh ${scene}`, `Scene ${scene}`),
    description: both('Nhìn từ cổng vào trong.', 'Seen from the gate.'),
    media: { type: 'panorama', src: `media/${scene}.jpg`, heading: 0 },
    hotspots: scenes
      .filter((_, other) => other === index + 1 || other === index - 1)
      .map((other) => ({
        id: `den-${other}`,
        type: 'link',
        at: { yaw: 10, pitch: 0 },
        to: { scene: other },
        title: both('Đi tiếp', 'Go on'),
      })),
  })),
});

export type Manifest = ReturnType<typeof sampleManifest>;

export const manifestFile = (manifest: unknown): Odd => ({ name: 'tour.json', data: JSON.stringify(manifest) });

/** A sound tour as a package. */
export async function samplePackage(
  wanted: Wanted = {},
  pictures: Readonly<Record<string, Buffer>> = {},
): Promise<Buffer> {
  const manifest = sampleManifest(wanted);
  const usual = await samplePanorama();
  const media = manifest.scenes.map(({ id, media: { src } }): Odd => ({
    name: src,
    data: pictures[id] ?? usual,
    method: 0,
  }));
  return makePackage({ files: [manifestFile(manifest), ...media] });
}
