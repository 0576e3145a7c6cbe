import { formatLink } from '../tour/link';
import type { Language } from '../tour/language';
import type { Tour } from '../tour/tour';
import { toView } from '../tour/view';
import { wordsIn } from '../tour/words';
import { ICON_LINK } from './icon-link';

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

type Sign = NonNullable<Tour['signs']>[number];

/** To the scene as the sign shows it, or to the whole tour where the scene is gone. */
function addressIn(lang: Language, tour: Tour, { scene, view, hotspot }: Sign): string {
  if (!tour.scenes.some(({ id }) => id === scene)) return formatLink({ lang, tour: tour.id });
  return formatLink({
    ...{ lang, tour: tour.id, scene },
    ...(view && { view: toView(view) }),
    ...(hotspot !== undefined && { hotspot }),
  });
}

/**
 * The page of a sign where there is no network: made of a manifest on this device, and with the script of the real page, so that it
 * picks the language and counts in the same way. Undefined if the sign is none of this tour.
 */
export function signPage(code: string, tour: Tour, script: string): string | undefined {
  const sign = tour.signs?.find((one) => one.code === code);
  if (!sign) return undefined;
  const scene = tour.scenes.find(({ id }) => id === sign.scene);
  const name = (lang: Language) => escape(wordsIn(scene?.title ?? tour.title, lang, tour.languages)?.text ?? code);
  const link = (lang: Language) =>
    `<section lang="${lang}"><a hreflang="${lang}" href="${escape(addressIn(lang, tour, sign))}">${name(lang)}</a></section>`;
  const [main = 'vi'] = tour.languages;
  return `<!doctype html><html lang="${main}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${ICON_LINK}<title>${name(main)}</title></head><body data-code="${code}" data-offline=""><main>${tour.languages.map(link).join('')}</main><script>${script}</script></body></html>`;
}
