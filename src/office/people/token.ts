import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that are not mistaken for one another, five bits each. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 256 random bits for cookies and links. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** 120 random bits for people to type: `ABCD-2345-…`. */
export const createCode = (): string =>
  (
    Buffer.from(randomBytes(24))
      .reduce((text, byte) => text + (LETTERS[byte & 31] ?? ''), '')
      .match(/.{4}/g) ?? []
  ).join('-');

const typed = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** With so many random bits a plain hash is as good as a slow one. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
export const codeHash = (code: string): string => tokenHash(typed(code));

let last = 0;

/** Ids that sort by the time they were made, also within a millisecond. */
export function createId(now: number): string {
  last = Math.max(now * 1_000, last + 1);
  return `${last.toString(36).padStart(11, '0')}${randomBytes(6).toString('hex')}`;
}
