import { describe, expect, it } from 'vitest';
import { sitemapFiles } from '../../src/press/sitemap';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';
import { writer } from './tour-folder';

const pages = { ...writer, languages: (own: readonly string[]) => [...new Set([...own, 'vi', 'en', 'fr'])] };
const origin = 'https://tour.example.vn';
const scene = (id: string): Scene => ({ id, kind: 'panorama', title: {}, media: { type: 'panorama', src: 'a.jpg' } });
const tour = (id: string, scenes: number): Tour => ({
  ...{ format: 1, id, languages: ['vi', 'en'], title: {} },
  scenes: Array.from({ length: scenes }, (_, index) => scene(`canh-${index}`)),
});

describe('the list for search engines', () => {
  it('holds every page in every language, each with its twins', () => {
    const text = sitemapFiles([tour('thanh-co', 2)], { pages, origin }).get('sitemap.xml') ?? '';
    const addresses = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    expect(addresses).toHaveLength((1 + 1 + 2) * 3);
    expect(addresses).toContain(`${origin}/fr/thanh-co/canh-1`);
    const [, entry = ''] = /<loc>https:\/\/tour\.example\.vn\/en\/thanh-co\/<\/loc>(.*?)<\/url>/.exec(text) ?? [];
    const twins = [...entry.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, lang, address]) => [lang, address]);
    expect(twins).toEqual([
      ['vi', `${origin}/vi/thanh-co/`],
      ['en', `${origin}/en/thanh-co/`],
      ['fr', `${origin}/fr/thanh-co/`],
      ['x-default', `${origin}/vi/thanh-co/`],
    ]);
  });

  it('is several files and a list of them where there are very many pages', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => tour(`noi-${index}`, 8));
    const files = sitemapFiles(many, { pages, origin });
    expect([...files.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
    expect(files.get('sitemap.xml')).toContain(`<sitemap><loc>${origin}/sitemap-3.xml</loc></sitemap>`);
    const all = [...files.values()].join('').match(/<url>/g) ?? [];
    expect(all).toHaveLength(3 + 1_000 * 9 * 3);
  });
});
