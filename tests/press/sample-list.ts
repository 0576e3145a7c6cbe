import type { PressErrorCode } from '../../src/press/press-error';
import type { Crop } from '../../src/tour/media';

/** A real or hand-made picture, and what press must do with it as a panorama. */
export interface Sample {
  /** Below the folder of samples. */
  path: string;
  /** What it is and where it is from. */
  name: string;
  outcome: 'cut' | PressErrorCode;
  crop?: Crop;
}

const pannellum = 'mpetroff/pannellum.org';
const whole: Crop = { left: -180, right: 180, top: 90, bottom: -90 };
/** From the tour that this picture belongs to: 149.87° across, 54.15° down, its middle 1.17° up. */
const charlesStreet: Crop = { left: -74.935, right: 74.935, top: 28.245, bottom: -25.905 };

const panoramas: Sample[] = [
  {
    path: 'reference-testroom-mono-2048.jpg',
    name: 'googlevr/gvr-android-sdk testRoom1_2kMono: orientation marks',
    outcome: 'cut',
  },
  { path: 'heritage-taj-mahal-2048.jpg', name: 'google/vrview taj-mahal', outcome: 'cut' },
  { path: 'heritage-machu-picchu-2048.jpg', name: 'google/vrview machu-picchu', outcome: 'cut' },
  {
    path: 'stereo-topbottom-walrus-4096x4096.jpg',
    name: 'google/vrview walrus: one eye above the other',
    outcome: 'panorama-square',
  },
  { path: 'indoor-tunnel-2000.jpg', name: 'pchen66/panolens.js tunnel', outcome: 'cut' },
  { path: 'odd-2050x1025-sunset.jpg', name: 'pchen66/panolens.js sunset: odd height', outcome: 'cut' },
  { path: 'outdoor-city-8192.jpg', name: 'pchen66/panolens.js building', outcome: 'cut' },
  {
    path: 'indoor-alma-correlator-4096.jpg',
    name: `${pannellum} alma-correlator-facility: progressive`,
    outcome: 'cut',
  },
  { path: 'outdoor-alma-4096.jpg', name: `${pannellum} alma: progressive`, outcome: 'cut' },
  { path: 'heritage-bma-museum-4096.jpg', name: `${pannellum} bma-1`, outcome: 'cut' },
  {
    path: 'partial-noxmp-charles-street-4096x1480.jpg',
    name: `${pannellum} charles-street: partial, nothing says so`,
    outcome: 'panorama-proportions',
  },
  {
    path: 'partial-noxmp-charles-street-4096x1480.jpg',
    name: `${pannellum} charles-street, with its crop in the manifest`,
    outcome: 'cut',
    crop: charlesStreet,
  },
  {
    path: 'gpano-pose-cerro-toco-4096.jpg',
    name: `${pannellum} cerro-toco-0: made smaller, old sizes in its metadata`,
    outcome: 'cut',
  },
  {
    path: 'outdoor-jordan-pond-4096-progressive.jpg',
    name: 'mpetroff/pannellum examplepano: progressive',
    outcome: 'cut',
  },
  {
    path: 'gpano-resized-initialview-2000.jpg',
    name: 'peterreimer/fourpi.pannellum pano1: made smaller, old sizes in its metadata',
    outcome: 'cut',
  },
  {
    path: 'gpano-cropped-cylinder-3200x337.jpg',
    name: 'peterreimer/fourpi.pannellum partial: strip by its metadata, ICC',
    outcome: 'cut',
  },
  {
    path: 'heritage-genova-scan-8000-blacknadir.jpg',
    name: 'ComuneDiGenova/PlayPhygitalGenova 03ASetup_002',
    outcome: 'cut',
  },
  {
    path: 'heritage-genova-tilted-4000.jpg',
    name: 'ComuneDiGenova/PlayPhygitalGenova ztl_04_0885: ICC',
    outcome: 'cut',
  },
  {
    path: 'aerial-drone-road-4096.jpg',
    name: 'rodrigopolo/pannellum-tour-editor Sample02: from the air',
    outcome: 'cut',
  },
];

const odd: Sample[] = [
  { path: 'alpha-512.png', name: 'half see-through PNG', outcome: 'cut' },
  { path: 'avif-2048.avif', name: 'AVIF', outcome: 'cut' },
  { path: 'cmyk-2048.jpg', name: 'JPEG for print (CMYK)', outcome: 'cut' },
  { path: 'exif-orientation6-stored-1024x2048.jpg', name: 'stored upright, EXIF orientation 6', outcome: 'cut' },
  { path: 'gpano-cropped-180x90-heading123.4.jpg', name: 'a quarter of the sphere by its metadata', outcome: 'cut' },
  { path: 'grayscale-2048.jpg', name: 'one channel', outcome: 'cut' },
  { path: 'hdri-city-512.exr', name: '@pmndrs/assets city: OpenEXR', outcome: 'picture-type' },
  { path: 'offbyone-2049x1024.jpg', name: 'one pixel too wide', outcome: 'cut' },
  { path: 'rgb16-1024.png', name: '16-bit PNG', outcome: 'cut' },
  { path: 'square-stretched-2048x2048.jpg', name: 'square, for one eye, nothing says so', outcome: 'panorama-square' },
  {
    path: 'square-stretched-2048x2048.jpg',
    name: 'square, with a crop of the whole sphere in the manifest',
    outcome: 'cut',
    crop: whole,
  },
  { path: 'tiff-1024.tif', name: 'TIFF, LZW', outcome: 'cut' },
  { path: 'webp-2048.webp', name: 'WebP', outcome: 'cut' },
  { path: 'huge-16384x8192.jpg', name: '134 megapixels in 2.7 MB', outcome: 'cut' },
];

const malformed: Sample[] = [
  { path: 'html-named.jpg', name: 'a web page named .jpg', outcome: 'picture-type' },
  { path: 'jpeg-claims-65500x32750.jpg', name: 'a header that claims 65500 × 32750', outcome: 'picture-too-large' },
  { path: 'jpeg-with-php-trailer.jpg', name: 'a program hidden behind the picture', outcome: 'cut' },
  { path: 'png-bomb-30000x15000.png', name: '450 megapixels in a small PNG', outcome: 'picture-too-large' },
  { path: 'png-named.jpg', name: 'a PNG named .jpg', outcome: 'cut' },
  { path: 'polyglot-gif-js.gif', name: 'a GIF that is a script too', outcome: 'picture-type' },
  { path: 'svg-billion-laughs.svg', name: 'SVG that unfolds without end', outcome: 'picture-type' },
  { path: 'svg-script.svg', name: 'SVG with a script', outcome: 'picture-type' },
  { path: 'truncated-50pct.jpg', name: 'half a JPEG', outcome: 'picture-damaged' },
  { path: 'xmp-script-and-negative-crop.jpg', name: 'metadata with markup and a negative crop', outcome: 'cut' },
  { path: 'zero-byte.jpg', name: 'an empty file', outcome: 'file-empty' },
];

const headers: Sample[] = [
  {
    path: 'nc-pos1.jpg',
    name: 'nextcloud/files_photospheres pos1: only the header of a picture',
    outcome: 'picture-damaged',
  },
  { path: 'nc-pos3.jpg', name: 'nextcloud/files_photospheres pos3: only the header', outcome: 'picture-damaged' },
  {
    path: 'nc-missing_tags.jpg',
    name: 'nextcloud/files_photospheres missing_tags: only the header',
    outcome: 'picture-damaged',
  },
  {
    path: 'nc-missing_endtag.jpg',
    name: 'nextcloud/files_photospheres missing_endtag: only the header',
    outcome: 'picture-damaged',
  },
  {
    path: 'nc-neg1.jpg',
    name: 'nextcloud/files_photospheres neg1: an ordinary photograph',
    outcome: 'panorama-proportions',
  },
  {
    path: 'nc-neg2.jpg',
    name: 'nextcloud/files_photospheres neg2: an ordinary wide photograph, cut off',
    outcome: 'picture-damaged',
  },
];

const within = (folder: string, samples: readonly Sample[]): Sample[] =>
  samples.map((sample) => ({ ...sample, path: `${folder}/${sample.path}` }));

export const PARTS: readonly { title: string; samples: readonly Sample[] }[] = [
  { title: 'Panoramas of many cameras and programs', samples: within('panoramas', panoramas) },
  { title: 'Odd but honest files, made from mpetroff/pannellum.org alma and bma-1', samples: within('odd', odd) },
  { title: 'Damaged and hostile files', samples: within('malformed', malformed) },
  { title: 'Files that are not panoramas, or only parts of them', samples: within('gpano-headers', headers) },
];
