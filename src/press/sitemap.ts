import { join } from 'node:path';
import { formatLink, type Link } from '../tour/link';
import type { Tour } from '../tour/tour';
import { writeCompressed } from './compress';
import type { PageOptions } from './pages';
import type { Temp } from './store/temp';

/** Search engines take 50,000 addresses a file (sitemaps.org); with every language's twin they weigh 50 MB long before. */
const MOST_ADDRESSES = 10_000;

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** One entry for each language of a page, each naming all of them. */
function entriesOf(origin: string, place: Omit<Link, 'lang'>, languages: readonly string[]): string[] {
  const address = (lang: string): string => escape(origin + formatLink({ ...place, lang }));
  const twin = (name: string, lang: string): string =>
    `<xhtml:link rel="alternate" hreflang="${name}" href="${address(lang)}"/>`;
  const twins = [...languages.map((lang) => twin(lang, lang)), twin('x-default', languages[0] ?? '')].join('');
  return languages.map((lang) => `<url><loc>${address(lang)}</loc>${twins}</url>`);
}

const document = (root: string, spaces: string, entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${spaces}>\n${entries.join('\n')}\n</${root}>\n`;

const XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"';

type SitemapOptions = Pick<PageOptions, 'out' | 'pages'> & { origin: string };

/** Files by name: one list, or several and a list of them. */
export function sitemapFiles(
  tours: readonly Tour[],
  { pages, origin }: Pick<SitemapOptions, 'pages' | 'origin'>,
): Map<string, string> {
  const entries = [
    ...entriesOf(origin, {}, pages.languages([])),
    ...tours.flatMap(({ id, languages, scenes }) => {
      const spoken = pages.languages(languages);
      const inTour = scenes.flatMap((scene) => entriesOf(origin, { tour: id, scene: scene.id }, spoken));
      return [...entriesOf(origin, { tour: id }, spoken), ...inTour];
    }),
  ];
  if (entries.length <= MOST_ADDRESSES) return new Map([['sitemap.xml', document('urlset', XHTML, entries)]]);
  const parts = Array.from({ length: Math.ceil(entries.length / MOST_ADDRESSES) }, (_, part) => part);
  const nameOf = (part: number): string => `sitemap-${part + 1}.xml`;
  const list = parts.map((part) => `<sitemap><loc>${escape(`${origin}/${nameOf(part)}`)}</loc></sitemap>`);
  return new Map([
    ['sitemap.xml', document('sitemapindex', '', list)],
    ...parts.map((part): [string, string] => {
      const own = entries.slice(part * MOST_ADDRESSES, (part + 1) * MOST_ADDRESSES);
      return [nameOf(part), document('urlset', XHTML, own)];
    }),
  ]);
}

/** What search engines may read, and, where the site's own address is known, the list of all its pages. */
export async function writeSitemap(tours: readonly Tour[], options: PageOptions, temp: Temp): Promise<void> {
  const { out, pages, origin } = options;
  const files = origin === undefined ? new Map<string, string>() : sitemapFiles(tours, { pages, origin });
  for (const [name, text] of files) await writeCompressed(join(out, name), text, temp);
  const where = origin === undefined ? '' : `\nSitemap: ${origin}/sitemap.xml\n`;
  const robots = `User-agent: *\nDisallow: /office/\nDisallow: /studio/\nDisallow: /api/\n${where}`;
  await writeCompressed(join(out, 'robots.txt'), robots, temp);
}
