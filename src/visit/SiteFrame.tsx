import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../tour/language';
import { formatLink } from '../tour/link';
import type { PageContext } from '../tour/page';
import { LanguageLinks } from './LanguageLinks';

interface PageHeadProps {
  lang: Language;
  /** The page's address in each language that it exists in. */
  addresses: ReadonlyMap<Language, string>;
}

/** The site's name, which leads home, and the page in other languages. */
export function PageHead({ lang, addresses }: PageHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="page-head">
      <a className="wordmark" href={formatLink({ lang })}>
        {t('site')}
      </a>
      <LanguageLinks
        lang={lang}
        languages={[...addresses.keys()]}
        label={t('languages')}
        addressIn={(other) => addresses.get(other) ?? formatLink({ lang: other })}
      />
    </header>
  );
}

/** The way on at a page's end, and the fonts: loaded last, so that no text waits for them. */
export function PageEnd({ context, children }: { context: PageContext; children?: ReactNode }) {
  const { fonts } = context.assets;
  return (
    <>
      {children !== undefined && <footer className="page-foot">{children}</footer>}
      {fonts !== undefined && <link rel="stylesheet" href={fonts} />}
    </>
  );
}
