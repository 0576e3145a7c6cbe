import type { Language } from '../../tour/language';

/** Where the light frame of a scene lies: a part of the contract, as other sites have it in their pages. */
export const embedAddress = (lang: Language, tour: string, scene: string): string => `/embed/${lang}/${tour}/${scene}`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

const attribute = (value: string): string => value.replace(/[&"<>]/g, (letter) => ESCAPES[letter] ?? '');

/** What other sites put into their pages. */
export const embedCode = (address: string, title: string): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" loading="lazy" allow="fullscreen; accelerometer; gyroscope" style="width:100%;aspect-ratio:16/9;border:0"></iframe>`;
