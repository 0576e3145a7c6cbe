import type { Language } from '../tour/language';

/**
 * What differs on a kiosk in the visitor's own pages: larger type and targets for who stands before it, nothing to be selected, dragged or
 * magnified but the picture, and none of what is for telephones.
 */
const FRAME_STYLE = `
:root { --touch: max(2.75rem, 64px); --chrome: rgb(27 25 21 / 0.82); }
html { font-size: 131.25% !important; overscroll-behavior: none; touch-action: pan-x pan-y; }
@media (min-width: 100rem) and (min-height: 40rem) { html { font-size: 143.75% !important; } }
@media (orientation: portrait) and (min-width: 50rem) { html { font-size: 160% !important; } }
body, body * { user-select: none !important; -webkit-user-select: none !important; -webkit-touch-callout: none; }
a, img { -webkit-user-drag: none; }
html[data-kiosk='attract'] #app { visibility: hidden !important; opacity: 0; }
html[data-kiosk='attract'] #app * { visibility: hidden !important; }
a[target='_blank'] { cursor: help; }
.keep, .in-app, [data-own-device] { display: none !important; }
`;

/** Pages know more languages than a kiosk's staff may have chosen. */
export function frameStyle(languages: readonly Language[]): string {
  if (languages.length < 2) return `${FRAME_STYLE}.languages { display: none !important; }\n`;
  const others = languages.map((lang) => `:not([hreflang=${JSON.stringify(lang)}])`).join('');
  return `${FRAME_STYLE}.languages a${others} { display: none !important; }\n`;
}
