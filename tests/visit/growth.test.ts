import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';
import { outlineOf } from '../../src/visit/outline';
import { createPageWriter, scenePageData } from '../../src/visit/pages';
import { context, gate, memorial, poster, tour } from './sample-tour';

const writer = createPageWriter();

const another = (index: number): Scene => ({
  ...memorial,
  id: `canh-${index}`,
  title: { vi: `Cảnh thứ ${index}`, en: `Scene number ${index}` },
  media: { type: 'panorama', src: `media/${index}.jpg`, posters: [poster(`p/${index}`)] },
});

/** The sample tour with more scenes, each with a file and a source of its own. */
function tourOf(count: number): Tour {
  const more = Array.from({ length: count - tour.scenes.length }, (_, index) => another(index));
  const file = { path: 'm/x.jpg', bytes: 1, sha256: 'a'.repeat(64), type: 'image/jpeg' };
  const files = Object.fromEntries(more.map(({ media }) => [media.src, file]));
  const { published } = tour;
  return {
    ...tour,
    scenes: [...tour.scenes, ...more],
    ...(published && { published: { ...published, files: { ...published.files, ...files } } }),
    credits: [...(tour.credits ?? []), ...more.map(({ id, title }) => ({ id, text: title }))],
  };
}

const bytesOf = (html: string): number => Buffer.byteLength(html);

describe('a scene’s page', () => {
  it.each(['vi', 'en'])('weighs the same in a tour of 3 scenes and of 300, in %s', (lang) => {
    const [small = 0, large = 0] = [3, 300].map((count) => bytesOf(writer.scene(tourOf(count), gate, context(lang))));
    expect(Math.abs(large - small)).toBeLessThan(100);
  });

  it('would not, if it named every scene', () => {
    const whole = (count: number): number => {
      const page = scenePageData(tourOf(count), gate, context('vi'));
      return bytesOf(JSON.stringify({ ...page, outline: outlineOf(tourOf(count)) }));
    };
    expect(whole(300) - whole(3)).toBeGreaterThan(10_000);
  });

  it('leads to the tour’s own page, where all scenes are, also without a script', () => {
    const html = writer.scene(tourOf(300), gate, context('vi'));
    expect(html).toContain('<a href="/vi/thanh-co/">Tất cả các cảnh của tour</a>');
    const page = writer.tour(tourOf(300), context('vi'));
    expect(page.match(/href="\/vi\/thanh-co\/canh-\d+"/g)).toHaveLength(298);
  });
});
