import type { SignWords } from '../qr/sign-words';
import type { Sign } from '../tour/sign';
import type { Tour } from '../tour/tour';
import { wordsIn } from '../tour/words';
import { createWords, INTERFACE_LANGUAGES, type Words } from './words';

/** Signs have room for two. */
const MOST_LANGUAGES = 2;

const speaking = (lang: string): Words =>
  createWords(INTERFACE_LANGUAGES.find((known) => known === lang.split('-')[0]) ?? 'en');

const NOT_PHOTOGRAPHS = ['rendering', 'drawing', 'archive'];

/** What a sign says, in the tour's first languages. */
export function signWords(tour: Tour, { scene: sceneId }: Sign, origin: string): SignWords[] {
  const scene = tour.scenes.find(({ id }) => id === sceneId);
  const origins = scene?.media.origin ?? '';
  const address = `${new URL(origin).host}/q`;
  return tour.languages.slice(0, MOST_LANGUAGES).map((lang) => {
    const words = speaking(lang);
    const plain = (text: Tour['title'] | undefined): string => wordsIn(text, lang, tour.languages)?.text ?? '';
    const number = (value: number): string => value.toLocaleString(lang);
    return {
      lang,
      tour: plain(tour.title),
      scene: plain(scene?.title),
      scan: words('qr:scan'),
      scanShort: words('qr:scanShort'),
      type: words('qr:type', { address }),
      ...(NOT_PHOTOGRAPHS.includes(origins) && { picture: words(`qr:picture.${origins}`) }),
      size: (millimetres, metres) => words('qr:size', { millimetres: number(millimetres), metres: number(metres) }),
    };
  });
}
