import type { ReactNode } from 'react';
import { inlineText } from './json-script';
import css from './plain-page.css?inline';

interface PlainPageProps {
  title: string;
  /** Elements of the head beside the usual ones. */
  head?: ReactNode;
  /** Facts for the script, as `data-` attributes of the body. */
  facts?: Readonly<Record<`data-${string}`, string | undefined>>;
  script: string;
  children: ReactNode;
}

/** A page of two kilobytes that is in no language of its own: nobody waits for it, and most never see it. */
export const PlainPage = ({ title, head, facts, script, children }: PlainPageProps) => (
  <html lang="vi">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <style dangerouslySetInnerHTML={inlineText(css, 'style')} />
      {head}
    </head>
    <body className="plain-page" {...facts}>
      {children}
      <script dangerouslySetInnerHTML={inlineText(script, 'script')} />
    </body>
  </html>
);
