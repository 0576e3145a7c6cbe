import { formatLink } from '../tour/link';
import type { Language } from '../tour/language';
import type { Scene } from '../tour/scene';
import type { Text } from '../tour/text';
import type { Tour } from '../tour/tour';
import { paragraphsOf, wordsIn } from '../tour/words';
import type { Lost } from './page-answer';
import { ICON_LINK } from './icon-link';

/** Sentences of the page, from locales/<lang>/offline.json. */
export type OfflineWords = Readonly<
  Record<
    | 'title'
    | 'noNetwork'
    | 'sceneTitle'
    | 'sceneNoNetwork'
    | 'tryAgain'
    | 'here'
    | 'text'
    | 'points'
    | 'tours'
    | 'nothing'
    | 'kiosk',
    string
  >
>;

export interface OfflinePageOptions {
  lost: Lost;
  /** Words by language; the first one is spoken where the address has none of them. */
  words: Readonly<Record<Language, OfflineWords>>;
  /** Tours of which there is something here. */
  tours: readonly Tour[];
}

const STYLE = `
:root{color-scheme:light dark;font:100%/1.65 system-ui,sans-serif;background:light-dark(#faf6ee,#1d1b17);color:light-dark(#29241e,#efe9de)}
body{max-width:38rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.5rem;line-height:1.5;margin:0 0 .5rem;text-wrap:balance}h2{font-size:1.125rem;margin:2rem 0 .25rem}h3{font-size:1rem;margin:1.25rem 0 0}
p{margin:.5rem 0}ul{list-style:none;margin:0;padding:0}
a{display:inline-block;min-height:2.75rem;line-height:2.75rem;color:light-dark(#35573c,#a9c8a5);text-underline-offset:.2em}
.button{padding:0 1.4rem;border:1px solid;border-radius:2rem;text-decoration:none}
.notice{padding:1rem 1.25rem;border-radius:1rem;border:1px solid light-dark(#e2d8c7,#3d3831)}.notice+.notice{margin-top:.75rem}.notice+h1{margin-top:1.75rem}.notice h2,.notice h1{margin:0}`;

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

type Speak = (text: Text | undefined) => string;

/** A text as HTML, marked where another language stands in. */
const speaker =
  (lang: Language, languages: readonly Language[]): Speak =>
  (text) => {
    const words = wordsIn(text, lang, languages);
    if (!words) return '';
    const inner = escape(words.text);
    return words.fallback ? `<span lang="${escape(words.lang)}">${inner}</span>` : inner;
  };

const paragraphs = (speak: Speak, text: Text | undefined): string =>
  paragraphsOf(speak(text))
    .map((part) => `<p>${part}</p>`)
    .join('');

function sceneText({ title, description, narration, hotspots = [] }: Scene, speak: Speak, points: string): string {
  const said = hotspots
    .filter((hotspot) => 'text' in hotspot && hotspot.text !== undefined)
    .map(
      (hotspot) => `<h3>${speak(hotspot.title)}</h3>${paragraphs(speak, 'text' in hotspot ? hotspot.text : undefined)}`,
    );
  const list = said.length > 0 ? `<h2>${escape(points)}</h2>${said.join('')}` : '';
  return `<h1>${speak(title)}</h1>${paragraphs(speak, description)}${paragraphs(speak, narration?.text)}${list}`;
}

function sceneLinks(tour: Tour, lang: Language, heading: string, wanted: (scene: Scene) => boolean): string {
  const speak = speaker(lang, tour.languages);
  const links = tour.scenes
    .filter(wanted)
    .map(({ id, title }) => `<li><a href="${formatLink({ lang, tour: tour.id, scene: id })}">${speak(title)}</a></li>`);
  return links.length > 0 ? `<h2>${escape(heading)}</h2><ul>${links.join('')}</ul>` : '';
}

function tourLinks(tours: readonly Tour[], lang: Language, heading: string): string {
  const links = tours.map(({ id, title, languages }) => {
    const spoken = languages.includes(lang) ? lang : (languages[0] ?? lang);
    return `<li><a href="${formatLink({ lang: spoken, tour: id })}">${speaker(lang, languages)(title)}</a></li>`;
  });
  return links.length > 0 ? `<h2>${escape(heading)}</h2><ul>${links.join('')}</ul>` : '';
}

/** What is missing, in every language: nothing may be known of who reads it. */
function notices(words: OfflinePageOptions['words'], lang: Language, hasText: boolean): string {
  const order = [lang, ...Object.keys(words).filter((other) => other !== lang)];
  return order
    .map((spoken) => {
      const say = words[spoken];
      if (!say) return '';
      const [title, why] = hasText ? [say.sceneTitle, say.sceneNoNetwork] : [say.title, say.noNetwork];
      return `<section class="notice" lang="${spoken}" role="status"><h2>${escape(title)}</h2><p>${escape(why)}</p><p><a class="button" href="">${escape(say.tryAgain)}</a></p></section>`;
    })
    .join('');
}

/** A page for an address that cannot be opened now: it says so, tells what there is to read, and offers what is here. */
export function offlinePage({ lost, words, tours }: OfflinePageOptions): string {
  const { link, tour, scenes } = lost;
  const lang = link && words[link.lang] ? link.lang : (Object.keys(words)[0] ?? 'vi');
  const say = words[lang];
  if (!say) return '';
  const scene = tour?.scenes.find(({ id }) => id === link?.scene);
  const speak = speaker(lang, tour?.languages ?? []);
  const inTour = tour
    ? sceneLinks(tour, lang, say.here, ({ id }) => scenes.has(id)) +
      sceneLinks(tour, lang, say.text, ({ id }) => !scenes.has(id))
    : '';
  const offers = inTour || tourLinks(tours, lang, say.tours) || `<p>${escape(say.nothing)}</p>`;
  const body = [notices(words, lang, scene !== undefined), scene && sceneText(scene, speak, say.points), offers];
  const title = scene ? speak(scene.title).replace(/<[^>]*>/g, '') : escape(say.title);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${ICON_LINK}<title>${title}</title><style>${STYLE}</style></head><body class="offline-page"><main>${body.filter(Boolean).join('')}</main></body></html>`;
}
