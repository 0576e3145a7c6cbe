import { renderToStaticMarkup } from 'react-dom/server';
import type { PageContext } from '../tour/page';
import type { Tour } from '../tour/tour';
import { plainWords } from '../ui/reader';
import { sayIn } from './words';

/** Black until the code is there: what lights up first on a kiosk is the place itself. */
const FIRST_STYLE =
  'html{background:#1b1915;color:#fff;font:150%/1.6 system-ui,sans-serif}body{margin:0}' +
  '#kiosk>p{text-align:center;padding:2rem;margin-top:20vh}';

/** The page that a kiosk opens, `/kiosk/<tour>/`. Search engines and visitors have no business here. */
export function kioskPage(tour: Tour, { assets }: PageContext): string {
  const { kiosk } = assets;
  if (!kiosk) throw new Error('The kiosk was not built.');
  const page = (
    <html lang={tour.languages[0]} translate="no">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no" />
        <meta name="robots" content="noindex" />
        {/* Else Chrome lays its offer to translate over the picture. */}
        <meta name="google" content="notranslate" />
        <meta name="theme-color" content="#1b1915" />
        <title>{plainWords(tour.title, { lang: tour.languages[0] ?? 'vi', languages: tour.languages })}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <style dangerouslySetInnerHTML={{ __html: FIRST_STYLE }} />
        <script dangerouslySetInnerHTML={{ __html: kiosk.guard }} />
        {kiosk.css.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.development?.map((module) => (
          <script key={module} type="module" src={module} />
        ))}
        <script type="module" src={kiosk.entry} />
      </head>
      <body>
        <div id="stage-host" />
        <div id="kiosk" data-tour={tour.id}>
          {tour.languages.map((lang) => (
            <p key={lang} lang={lang}>
              {plainWords(tour.title, { lang, languages: tour.languages })}
              <br />
              <small>{sayIn(lang)('starting')}</small>
            </p>
          ))}
        </div>
        <noscript>{tour.languages.map((lang) => sayIn(lang)('needsScript')).join(' · ')}</noscript>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
