/** Lower-case words with hyphens: it becomes part of an address. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const LONGEST_ID = 64;

export const isId = (text: string): boolean => text.length <= LONGEST_ID && ID.test(text);

/** An id made from a title or a file name: "Cổng Tiền (1).JPG" → "cong-tien-1". Empty when nothing is left. */
export function toId(name: string): string {
  const plain = name
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replace(/^-+|-+$/g, '');
}
