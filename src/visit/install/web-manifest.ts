import type { Language } from '../../tour/language';
import { formatLink } from '../../tour/link';
import type { CatalogueEntry } from '../../tour/page';
import { wordsIn } from '../../tour/words';
import { nameOf } from '../../ui/languages';

/** Words of `locales/<lang>/install.json` that the installed application is known by. */
export interface AppWords {
  name: string;
  about: string;
  typeCode: string;
  shotPhone: string;
  shotWide: string;
}

const [PAPER, GREEN] = ['#faf6ee', '#35573c'];
/** Launchers show few; more would only push each other out. */
const MOST_TOURS = 2;

/** Languages that have pictures of the screen in public/screenshots, and that the others lead to. */
const MAIN: readonly Language[] = ['vi', 'en'];

const icon = (purpose: 'any' | 'maskable', size: number) => ({
  src: `/icons/${purpose === 'any' ? 'icon' : 'maskable'}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

function shortcuts(lang: Language, words: AppWords, entries: readonly CatalogueEntry[]) {
  const tours = entries.slice(0, MOST_TOURS).map(({ id, title, languages }) => ({
    name: wordsIn(title, lang, languages)?.text ?? id,
    url: formatLink({ lang: languages.includes(lang) ? lang : (languages[0] ?? lang), tour: id }),
  }));
  const others = MAIN.filter((other) => other !== lang);
  return [
    ...tours,
    { name: words.typeCode, url: '/q/' },
    ...others.map((other) => ({ name: nameOf(other), url: formatLink({ lang: other }) })),
  ].map((shortcut) => ({ ...shortcut, icons: [icon('any', 192)] }));
}

function screenshots(lang: Language, words: AppWords) {
  const shown = MAIN.includes(lang) ? lang : 'en';
  const shot = (form: 'narrow' | 'wide', sizes: string, label: string) => ({
    src: `/screenshots/${form}-${shown}.webp`,
    ...{ sizes, type: 'image/webp', form_factor: form, label },
  });
  return [shot('narrow', '824x1830', words.shotPhone), shot('wide', '1920x1080', words.shotWide)];
}

/**
 * What a browser asks before it puts the site on a home screen. One application in all languages (`id`); each language's pages install
 * it in their own words.
 */
export function webManifest(lang: Language, words: AppWords, entries: readonly CatalogueEntry[]): string {
  return JSON.stringify({
    ...{ id: '/', lang, dir: 'ltr', name: words.name, short_name: words.name, description: words.about },
    ...{ start_url: formatLink({ lang }), scope: '/', display: 'standalone' },
    ...{ background_color: PAPER, theme_color: GREEN, categories: ['education', 'travel'] },
    icons: [icon('any', 192), icon('any', 512), icon('maskable', 192), icon('maskable', 512)],
    shortcuts: shortcuts(lang, words, entries),
    screenshots: screenshots(lang, words),
    // A link to the site that is opened elsewhere goes to the application that is open already.
    launch_handler: { client_mode: ['navigate-existing', 'auto'] },
    handle_links: 'preferred',
  });
}
