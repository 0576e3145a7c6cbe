import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { withLanguageLinks } from '../../src/bin/languages.mjs';
import { interfaceLanguages, nameOf } from '../../src/ui/languages';
import { SAVED_LANGUAGE } from '../../src/visit/saved-language';

const html = withLanguageLinks(readFileSync(resolve(import.meta.dirname, '../../index.html'), 'utf8'));
const page = new DOMParser().parseFromString(html, 'text/html');
const script = page.querySelector('script')?.textContent ?? '';

/** Where the page sends a visitor whose browser asks for these languages. */
function sentTo(languages: readonly string[], saved: () => string | null = () => null): string {
  const replace = vi.fn<(address: string) => void>();
  const run = new Function('document', 'navigator', 'localStorage', 'location', script) as (
    ...world: unknown[]
  ) => void;
  const getItem = (key: string) => (key === SAVED_LANGUAGE ? saved() : null);
  run(page, { languages, language: languages[0] }, { getItem }, { replace });
  return replace.mock.calls[0]?.[0] ?? '';
}

describe('the site’s first page', () => {
  it('offers every language of the interface by its own name, for those without a script', () =>
    expect([...page.querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.textContent, a.lang])).toEqual(
      interfaceLanguages.map((lang) => [`/${lang}/`, nameOf(lang), lang]),
    ));

  it.each([
    [['en-US', 'vi'], '/en/'],
    [['vi-VN', 'en'], '/vi/'],
    [['fr-FR', 'en'], '/fr/'],
    [['de-DE', 'en'], '/en/'],
    [['de-DE', 'ja'], '/vi/'],
    [[], '/vi/'],
  ])('sends a browser that asks for %o to %s', (languages, address) => expect(sentTo(languages)).toBe(address));

  it('prefers the language that was chosen before', () => expect(sentTo(['vi'], () => 'en')).toBe('/en/'));

  it('ignores a choice that it does not know', () => expect(sentTo(['en'], () => 'javascript:alert(1)')).toBe('/en/'));

  it('works where storage is denied', () => {
    const deny = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(sentTo(['en'], deny)).toBe('/en/');
  });

  it('asks no other file for styles or code', () =>
    expect(page.querySelectorAll('script[src], link[rel=stylesheet]')).toHaveLength(0));
});
