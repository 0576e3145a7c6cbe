import { useTranslation } from 'react-i18next';
import { SHARE_SIZE, sharePath } from '../../tiles/poster';
import { formatLink } from '../../tour/link';
import type { PageContext } from '../../tour/page';
import { tourFolder } from '../../tour/published';
import type { Scene } from '../../tour/scene';
import type { Tour } from '../../tour/tour';
import { plainWords, ReaderContext } from '../../ui/reader';
import { Words } from '../../ui/Words';
import css from './embed.css?inline';
import { inlineText } from '../json-script';
import { posterOf } from '../outline';

interface EmbedPageProps {
  tour: Tour;
  scene: Scene;
  context: PageContext;
}

/** The light frame that other sites put into their pages: a picture and a name, and the scene itself only when it is wanted. */
export function EmbedPage({ tour, scene, context }: EmbedPageProps) {
  const { t } = useTranslation();
  const { lang, origin: site = '' } = context;
  const reader = { lang, languages: tour.languages, standInNote: t('notTranslated') };
  const address = formatLink({ lang, tour: tour.id, scene: scene.id });
  const poster = posterOf(scene);
  const { origin } = scene.media;
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{plainWords(scene.title, reader)}</title>
        <meta name="robots" content="noindex" />
        <link rel="canonical" href={site + address} />
        <style dangerouslySetInnerHTML={inlineText(css, 'style')} />
      </head>
      <body>
        <ReaderContext value={reader}>
          <main>
            {poster && (
              <img
                src={`/${tourFolder(tour.id)}/${sharePath(poster)}`}
                alt={plainWords(scene.description, reader)}
                width={SHARE_SIZE.width}
                height={SHARE_SIZE.height}
              />
            )}
            <div className="words">
              <h1>
                <Words of={scene.title} />
              </h1>
              <p>
                <Words of={tour.title} />
              </p>
              {origin && origin !== 'photograph' && <p className="origin">{t(`origin.${origin}`)}</p>}
              <a className="enter" href={address}>
                {t('share.enter')}
              </a>
              <a href={address} target="_blank" rel="noopener">
                {t('share.newPage')}
              </a>
            </div>
          </main>
        </ReaderContext>
      </body>
    </html>
  );
}
