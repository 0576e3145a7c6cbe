import { SHARE_SIZE, sharePath } from '../tiles/poster';
import { formatLink } from '../tour/link';
import type { PageContext } from '../tour/page';
import { tourFolder } from '../tour/published';
import type { Scene } from '../tour/scene';
import type { Text } from '../tour/text';
import type { Tour } from '../tour/tour';
import { plainWords } from '../ui/reader';
import { posterOf, startScene } from './outline';

type Facts = Readonly<Record<string, unknown>>;

/** A tour's words in one language. */
const speaking = (tour: Pick<Tour, 'languages'>, lang: string) => (text: Text | undefined) =>
  plainWords(text, { lang, languages: tour.languages }) || undefined;

function imageOf(tour: Tour, scene: Scene, { lang, origin = '' }: PageContext): Facts | undefined {
  const say = speaking(tour, lang);
  const poster = posterOf(scene);
  if (!poster) return undefined;
  return {
    '@type': 'ImageObject',
    name: say(scene.title),
    caption: say(scene.description),
    contentUrl: `${origin}/${tourFolder(tour.id)}/${sharePath(poster)}`,
    width: SHARE_SIZE.width,
    height: SHARE_SIZE.height,
    creditText: tour.rights?.holder,
    inLanguage: lang,
  };
}

/** What search engines are told of a site, in the words of schema.org. Addresses must be absolute: without an origin, nothing. */
export function attractionFacts(tour: Tour, context: PageContext): Facts | undefined {
  const { lang, origin } = context;
  if (origin === undefined) return undefined;
  const [say, start] = [speaking(tour, lang), startScene(tour)];
  const { location, address } = tour.site ?? {};
  return {
    '@context': 'https://schema.org',
    '@type': 'TouristAttraction',
    name: say(tour.title),
    description: say(tour.summary),
    url: origin + formatLink({ lang, tour: tour.id }),
    inLanguage: lang,
    address: say(address),
    geo: location && { '@type': 'GeoCoordinates', latitude: location.lat, longitude: location.lon },
    image: start && imageOf(tour, start, context),
  };
}

/** The same of one scene. */
export function sceneFacts(tour: Tour, scene: Scene, context: PageContext): Facts | undefined {
  const { lang, origin } = context;
  const image = imageOf(tour, scene, context);
  if (origin === undefined || !image) return undefined;
  const say = speaking(tour, lang);
  return {
    '@context': 'https://schema.org',
    ...image,
    url: origin + formatLink({ lang, tour: tour.id, scene: scene.id }),
    about: { '@type': 'TouristAttraction', name: say(tour.title), url: origin + formatLink({ lang, tour: tour.id }) },
  };
}
