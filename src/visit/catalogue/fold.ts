/** Letters without their marks, small, đ as d: what is typed without diacritics finds what is written with them. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word that was typed begins a word of the text; both folded. */
export const finds = (typed: string, text: string): boolean =>
  typed.split(' ').every((word) => word === '' || ` ${text}`.includes(` ${word}`));
