import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signPage } from '../../src/pack/sign-page';
import { parseTourText } from '../../src/tour/parse';

const { tour } = parseTourText(readFileSync('tours/thanh-co-quang-tri/tour.json', 'utf8'));
if (!tour) throw new Error('The sample tour cannot be read.');

const linksIn = (html = ''): string[] =>
  [...html.matchAll(/hreflang="\w+" href="([^"]+)"/g)].map(([, href = '']) => href);

describe('the page of a sign without a network', () => {
  it('offers its scene in every language of the tour, with the sign’s own view', () => {
    const [sign] = tour.signs ?? [];
    const seen = { ...tour, signs: [{ ...sign, code: 'JN276M', scene: 'hao-nuoc', view: { yaw: 12, pitch: -3 } }] };
    expect(linksIn(signPage('JN276M', seen, ''))).toEqual(
      ['vi', 'en'].map((lang) => expect.stringMatching(`^/${lang}/${tour.id}/hao-nuoc\\?v=12,-3,`) as string),
    );
  });

  it('leads to the tour where the scene is gone', () => {
    const without = { ...tour, scenes: tour.scenes.filter(({ id }) => id !== 'cong-tien') };
    expect(linksIn(signPage('JN276M', without, ''))).toEqual([`/vi/${tour.id}/`, `/en/${tour.id}/`]);
  });

  it('is none for a code that this tour does not have', () => expect(signPage('XXXXXX', tour, '')).toBeUndefined());

  it('lets no words of a tour become markup', () => {
    const title = { vi: '"><script>alert(1)</script>', en: 'x' };
    const scenes = tour.scenes.map((scene) => ({ ...scene, title }));
    expect(signPage('JN276M', { ...tour, scenes }, '')).not.toContain('<script>alert');
  });
});
