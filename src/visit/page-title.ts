/** Title of a browser tab: the nearest thing first, nothing twice. */
export const pageTitle = (...parts: readonly string[]): string =>
  parts.filter((part, index) => part !== '' && parts.indexOf(part) === index).join(' · ');
