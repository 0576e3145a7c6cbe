const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that can stand in a `<script>` whatever the texts in it say. */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => ESCAPES[letter] ?? '');

/** Our own code or styles for an inline element: they hold no closing tag of it, and stay as they are. */
export function inlineText(text: string, element: 'script' | 'style'): { __html: string } {
  if (text.toLowerCase().includes(`</${element}`)) throw new Error(`The text would end its own <${element}>.`);
  return { __html: text };
}
