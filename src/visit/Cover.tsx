import { useTranslation } from 'react-i18next';
import type { Tour } from '../tour/tour';
import { plainWords, useReader } from '../ui/reader';
import { mediaFile } from './files';
import { posterOf, startScene } from './outline';
import { LandscapePicture } from './PosterPicture';

interface CoverProps {
  tour: Tour;
  folder: string;
}

/** The tour's chosen picture, else the first view of its first scene; with an honest word when it is no photograph. */
export function Cover({ tour, folder }: CoverProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const { cover } = tour;
  const start = startScene(tour);
  const poster = start && posterOf(start);
  const origin = cover?.origin ?? start?.media.origin;
  const alt = plainWords(cover?.alt ?? start?.description ?? start?.title, reader);
  if (!cover && !poster) return null;
  return (
    <figure className="cover">
      {cover ? <ChosenPicture src={cover.src} alt={alt} tour={tour} folder={folder} /> : null}
      {!cover && poster && <LandscapePicture poster={poster} folder={folder} alt={alt} />}
      {origin && origin !== 'photograph' && <figcaption>{t(`origin.${origin}`)}</figcaption>}
    </figure>
  );
}

function ChosenPicture({ src, alt, tour, folder }: CoverProps & { src: string; alt: string }) {
  const { address, width, height } = mediaFile(src, folder, tour.published?.files ?? {});
  return <img src={address} alt={alt} width={width} height={height} fetchPriority="high" />;
}
