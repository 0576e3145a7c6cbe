import { useTranslation } from 'react-i18next';
import type { Picture } from '../tour/picture';
import { formatDate } from '../ui/languages';
import { plainWords, useReader } from '../ui/reader';
import { Words } from '../ui/Words';
import type { MediaFile } from './files';

/** A picture with its caption, where it comes from, and an honest word when it is no photograph. */
export function Figure({ picture, file }: { picture: Picture; file: MediaFile }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { alt, caption, credit, origin, date } = picture;
  const made = origin !== undefined && origin !== 'photograph' ? t(`origin.${origin}`) : undefined;
  return (
    <figure>
      <img
        src={file.address}
        alt={plainWords(alt, reader)}
        width={file.width}
        height={file.height}
        loading="lazy"
        decoding="async"
      />
      {(caption ?? made ?? credit ?? date) && (
        <figcaption>
          {caption && (
            <span>
              <Words of={caption} />
            </span>
          )}
          {made && <span>{made}</span>}
          {date && <span>{formatDate(date, reader.lang)}</span>}
          {credit && <span>{t('picture', { credit: plainWords(credit, reader) })}</span>}
        </figcaption>
      )}
    </figure>
  );
}
