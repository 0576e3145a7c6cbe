import type { MouseEvent } from 'react';
import type { Language } from '../tour/language';
import { nameOf } from '../ui/languages';

interface LanguageLinksProps {
  /** The page's own language, and all that it exists in. */
  lang: Language;
  languages: readonly Language[];
  label: string;
  addressIn: (lang: Language) => string;
  onChoose?: ((event: MouseEvent, lang: Language) => void) | undefined;
}

/** The page in each other language, by that language's own name. */
export function LanguageLinks({ lang, languages, label, addressIn, onChoose }: LanguageLinksProps) {
  const others = languages.filter((other) => other !== lang);
  if (others.length === 0) return null;
  return (
    <nav className="languages" aria-label={label}>
      {others.map((other, place) => (
        // By its place, so that the link one has chosen stays the one that has the focus.
        <a
          key={place}
          href={addressIn(other)}
          lang={other}
          hrefLang={other}
          rel="alternate"
          onClick={(event) => onChoose?.(event, other)}
        >
          {nameOf(other)}
        </a>
      ))}
    </nav>
  );
}
