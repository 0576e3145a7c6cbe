export function withLanguageLinks(html: string): string;
export function wholeWords(path: string): string | undefined;
