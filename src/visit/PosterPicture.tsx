import { POSTER_RATIOS, posterPath, posterSize, type PosterRatio } from '../tiles/poster';
import type { PictureFormat, PosterData } from '../tour/pyramid-shape';

/**
 * Width of the picture as the page lays it out, times 1.37: the coarser picture at the next higher density costs fewer
 * bytes than an exact one of the same sharpness.
 */
const SIZES: Readonly<Record<PosterRatio, string>> = {
  '1:2': '69vh',
  '9:16': '77vh',
  '5:8': '86vh',
  '16:9': '137vw',
  '1:1': 'max(137vw, 137vh)',
};

interface CutProps {
  poster: PosterData;
  folder: string;
  ratio: string;
}

const fileOf = ({ poster, folder, ratio }: CutProps, long: number, type: PictureFormat): string =>
  folder + posterPath(poster, ratio, long, type);

/** `…-1216.avif 608w, …` */
const srcSetOf = (cut: CutProps, { type, longs }: PosterData['files'][number]): string =>
  longs.map((long) => `${fileOf(cut, long, type)} ${posterSize(cut.ratio, long).width}w`).join(', ');

/** The picture for browsers that know nothing of `<source>`: the last, most widely known format, not too large. */
function plainFile(cut: CutProps): string {
  const { type, longs } = cut.poster.files.at(-1) ?? { type: 'webp', longs: [] };
  return fileOf(cut, longs[1] ?? longs[0] ?? 0, type);
}

/** The first view: the browser picks proportions by the screen, then a format, then a size. */
export function PosterPicture({ poster, folder, alt }: { poster: PosterData; folder: string; alt: string }) {
  const rules = POSTER_RATIOS.filter(({ ratio }) => poster.ratios.includes(ratio));
  return (
    <picture className="poster">
      {rules.flatMap(({ ratio, media }) =>
        poster.files.map((file) => (
          <source
            key={`${ratio} ${file.type}`}
            media={media}
            type={`image/${file.type}`}
            srcSet={srcSetOf({ poster, folder, ratio }, file)}
            sizes={SIZES[ratio]}
          />
        )),
      )}
      <img
        src={plainFile({ poster, folder, ratio: rules.at(-1)?.ratio ?? '1:1' })}
        alt={alt}
        fetchPriority="high"
        // In the frame that shows it, by the browser's raster threads; with "async" Chromium presents a frame without it first.
        decoding="sync"
        draggable={false}
      />
    </picture>
  );
}

/** The same view as an ordinary landscape picture, for the tour's own page. */
export function LandscapePicture({ poster, folder, alt }: { poster: PosterData; folder: string; alt: string }) {
  const ratio = poster.ratios.find((candidate) => candidate === '16:9') ?? poster.ratios[0] ?? '';
  const cut = { poster, folder, ratio };
  const { width, height } = posterSize(ratio, 1_600);
  return (
    <picture>
      {poster.files.map((file) => (
        <source key={file.type} type={`image/${file.type}`} srcSet={srcSetOf(cut, file)} sizes="100vw" />
      ))}
      <img src={plainFile(cut)} alt={alt} width={width} height={height} fetchPriority="high" />
    </picture>
  );
}
