import type { i18n } from 'i18next';
import { Suspense, type ReactNode } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../tour/language';
import type { PageContext, PageWriter, ScenePageData } from '../tour/page';
import { seenScene } from '../tour/frame';
import { tourFolder } from '../tour/published';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import { createI18n, type Phrases } from '../ui/i18n';
import { interfaceLanguage, languageOf, pageLanguages } from '../ui/languages';
import { CataloguePage } from './CataloguePage';
import { KNOWN_SITES, type Sites } from './catalogue/listed';
import { CodesPage } from './CodesPage';
import { EmbedPage } from './embed/EmbedPage';
import { sceneFacts } from './facts-for-search';
import { installWords } from './install/install-words';
import { webManifest } from './install/web-manifest';
import { NotFoundPage } from './NotFoundPage';
import { outlineFor, wordsFor } from './outline';
import { Panels } from './Panels';
import { ScenePage } from './ScenePage';
import { SCREEN } from './screen-words';
import { SignPage } from './SignPage';
import { shellWords } from './shell-words';
import { TourPage } from './TourPage';
import { firstState } from './visit-state';
import { VisitScreen } from './VisitScreen';

const PHRASES = import.meta.glob<Phrases>('../../locales/*/visit.json', { eager: true, import: 'default' });

const phrasesOf = (lang: Language): Phrases => PHRASES[`../../locales/${interfaceLanguage(lang)}/visit.json`] ?? {};

function speakers(): (lang: Language) => i18n {
  const instances = new Map(
    Object.entries(PHRASES).map(([path, phrases]) => {
      const lang = languageOf(path);
      // `useTranslation` copies what it is given, once for each component of each page: of this there is nothing to copy.
      return [lang, Object.create(createI18n(lang, SCREEN, phrases)) as i18n];
    }),
  );
  return (lang) => {
    const speaker = instances.get(interfaceLanguage(lang));
    if (!speaker) throw new Error(`There is no locales/${interfaceLanguage(lang)}/visit.json.`);
    return speaker;
  };
}

/** What a scene's page starts with: its scene, what it needs of the tour, in its own language. */
export function scenePageData(tour: Tour, scene: Scene, { assets, lang, counts }: PageContext): ScenePageData {
  const { id, languages, title } = tour;
  const folder = `/${tourFolder(id)}/`;
  const manifest = tour.published ? `tour-${tour.published.version}.json` : 'tour.json';
  const words = wordsFor({ title, scene: seenScene(scene), outline: outlineFor(scene, tour) }, lang, languages);
  const { entry, preload, fonts } = assets;
  return {
    lang,
    words: shellWords(phrasesOf(lang)),
    tour: id,
    languages,
    folder,
    manifest: folder + manifest,
    ...words,
    entry,
    preload,
    ...(fonts && { fonts }),
    ...(counts !== undefined && { counts }),
  };
}

const plain = (page: ReactNode) => `<!doctype html>\n${renderToStaticMarkup(page)}\n`;

/** Writes every page of the site as a whole HTML document that can be read without any script. */
export function createPageWriter({ sites = KNOWN_SITES }: { sites?: Sites } = {}): PageWriter {
  const speakerOf = speakers();
  const within = (lang: Language, content: ReactNode) => (
    <I18nextProvider i18n={speakerOf(lang)}>{content}</I18nextProvider>
  );
  const write = (lang: Language, page: ReactNode) => plain(within(lang, page));
  return {
    languages: pageLanguages,
    scene(tour, scene, context) {
      const page = scenePageData(tour, scene, context);
      const state = firstState(page);
      const app = (
        <>
          <VisitScreen state={state} />
          <Suspense>
            <Panels state={state} />
          </Suspense>
        </>
      );
      return write(
        context.lang,
        <ScenePage
          page={page}
          facts={sceneFacts(tour, scene, context)}
          context={context}
          app={renderToString(within(context.lang, app))}
        />,
      );
    },
    embed: (tour, scene, context) => write(context.lang, <EmbedPage tour={tour} scene={scene} context={context} />),
    tour: (tour, context) => write(context.lang, <TourPage tour={tour} context={context} />),
    catalogue: (entries, context) =>
      write(context.lang, <CataloguePage entries={entries} sites={sites} context={context} />),
    sign: (sign, context) => plain(<SignPage sign={sign} context={context} />),
    codes: (context) => plain(<CodesPage context={context} />),
    webManifest: (entries, { lang }) => webManifest(lang, installWords(lang), entries),
    notFound: (context) => write(context.lang, <NotFoundPage context={context} speakerOf={speakerOf} />),
  };
}
