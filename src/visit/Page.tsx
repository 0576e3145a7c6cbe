import type { ReactNode } from 'react';
import { SHARE_SIZE } from '../tiles/poster';
import type { Language } from '../tour/language';
import type { PageContext } from '../tour/page';
import { interfaceLanguage, localeOf } from '../ui/languages';
import { ByFile } from './ByFile';
import { inlineText, jsonForScript } from './json-script';

interface PageProps {
  context: PageContext;
  title: string;
  description: string;
  /** The page's address in each language that it exists in; none for pages without an address of their own. */
  addresses: ReadonlyMap<Language, string>;
  /** Address of a picture for share cards. */
  share?: string | undefined;
  /** Colour of the browser's own bars. */
  theme?: string;
  className?: string;
  /** What search engines are told, in the words of schema.org. */
  facts?: Readonly<Record<string, unknown>> | undefined;
  children: ReactNode;
}

const PAPER = '#faf6ee';

/** A whole HTML document: what search engines, share cards and browsers want to know, then the body. */
export function Page(page: PageProps) {
  const { context, title, description, addresses, share, theme = PAPER, className, facts, children } = page;
  const { assets, lang, origin } = context;
  const absolute = (address: string): string => (origin ?? '') + address;
  const own = addresses.get(lang);
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta name="theme-color" content={theme} />
        <meta name="color-scheme" content="light dark" />
        <style dangerouslySetInnerHTML={inlineText(assets.css, 'style')} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href={`/${interfaceLanguage(lang)}/app.webmanifest`} />
        {own !== undefined && <link rel="canonical" href={absolute(own)} />}
        {addresses.size > 1 &&
          [...addresses].map(([other, address]) => (
            <link key={other} rel="alternate" hrefLang={other} href={absolute(address)} />
          ))}
        {addresses.size > 1 && (
          <link rel="alternate" hrefLang="x-default" href={absolute([...addresses.values()][0] ?? '/')} />
        )}
        {facts && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(facts) }} />}
        <ShareCard {...{ context, title, description, addresses, share }} />
        {assets.development?.map((module) => (
          <script key={module} type="module" src={module} />
        ))}
      </head>
      <body className={className}>
        {context.portable === true && <ByFile />}
        {children}
      </body>
    </html>
  );
}

/** Share cards need absolute addresses: without the site's origin there is only text. */
function ShareCard({ context, title, description, addresses, share }: Omit<PageProps, 'children'>) {
  const { lang, origin } = context;
  const own = addresses.get(lang);
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:locale" content={localeOf(lang).replace('-', '_')} />
      {origin !== undefined && own !== undefined && <meta property="og:url" content={origin + own} />}
      {origin !== undefined && share !== undefined && (
        <>
          <meta property="og:image" content={origin + share} />
          <meta property="og:image:width" content={String(SHARE_SIZE.width)} />
          <meta property="og:image:height" content={String(SHARE_SIZE.height)} />
        </>
      )}
      <meta name="twitter:card" content={share === undefined ? 'summary' : 'summary_large_image'} />
    </>
  );
}
