/** Where a hotspot stands in the page's text. */
export const anchorOf = (hotspot: string): string => `h-${hotspot}`;
