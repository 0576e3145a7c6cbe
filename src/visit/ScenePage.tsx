import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { sharePath } from '../tiles/poster';
import { formatLink } from '../tour/link';
import type { PageContext, ScenePageData } from '../tour/page';
import { wideScale } from '../tour/frame';
import type { Scene } from '../tour/scene';
import { pageLanguages } from '../ui/languages';
import { plainWords } from '../ui/reader';
import { Unserved } from './ByFile';
import { inlineText, jsonForScript } from './json-script';
import { posterOf } from './outline';
import { Page } from './Page';
import { pageTitle } from './page-title';
import { PosterPicture } from './PosterPicture';

interface ScenePageProps {
  page: ScenePageData;
  context: PageContext;
  facts?: Readonly<Record<string, unknown>> | undefined;
  /** What the visit wakes up, as React wrote it. */
  app: string;
}

const MOST_DESCRIPTION = 200;

/** Before anything is laid out: a page that comes in pieces would load the pictures of panels that a script keeps closed. */
const HAS_SCRIPT = "document.documentElement.classList.add('js')";

/** A text short enough for search results, cut between words. */
const shorten = (text: string): string =>
  text.length <= MOST_DESCRIPTION ? text : `${text.slice(0, MOST_DESCRIPTION).replace(/\s+\S*$/, '')}…`;

/** The page of a scene: the first view is in the document itself, everything else wakes up after it. */
export function ScenePage({ page, facts, context, app }: ScenePageProps) {
  const { t } = useTranslation();
  const { scene, languages, lang, folder, tour } = page;
  const [poster, wide] = [posterOf(scene), wideScale(scene)];
  const [name, tourName] = [plainWords(scene.title, page), plainWords(page.title, page)];
  const text = plainWords(scene.description, page) || plainWords(scene.narration?.text, page);
  return (
    <Page
      context={context}
      title={pageTitle(name, tourName, t('site'))}
      description={shorten(text || pageTitle(name, tourName))}
      addresses={
        new Map(pageLanguages(languages).map((other) => [other, formatLink({ lang: other, tour, scene: scene.id })]))
      }
      share={poster && folder + sharePath(poster)}
      facts={facts}
      theme="#1d1b17"
      className="scene-page"
    >
      <script dangerouslySetInnerHTML={inlineText(HAS_SCRIPT, 'script')} />
      {context.portable !== true && <Unserved />}
      {wide !== 1 && <style>{`.pins{--wide:${wide}}`}</style>}
      <Stage scene={scene} folder={folder} alt={plainWords(scene.description, { lang, languages }) || name} />
      <div id="app" dangerouslySetInnerHTML={{ __html: app }} />
      <script type="application/json" id="page" dangerouslySetInnerHTML={{ __html: jsonForScript(page) }} />
      {page.fonts !== undefined && (
        <noscript>
          <link rel="stylesheet" href={page.fonts} />
        </noscript>
      )}
      <script dangerouslySetInnerHTML={inlineText(context.assets.starter, 'script')} />
    </Page>
  );
}

function Stage({ scene, folder, alt }: { scene: Scene; folder: string; alt: string }) {
  const poster = posterOf(scene);
  const blur: CSSProperties = poster?.blur === undefined ? {} : { backgroundImage: `url(${poster.blur})` };
  return (
    <div id="stage" data-scene={scene.id} data-state="poster" style={blur}>
      {poster && <PosterPicture poster={poster} folder={folder} alt={alt} />}
    </div>
  );
}
