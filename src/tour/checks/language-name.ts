const names = new Map<string, string>();

function ownName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    // Not every code that looks like a language is one.
    return language;
  }
}

/** A language in its own words, so that one name serves all sentences: Tiếng Việt, English, français. */
export function languageName(language: string): string {
  const name = names.get(language) ?? ownName(language);
  if (names.size < 100) names.set(language, name);
  return name;
}
