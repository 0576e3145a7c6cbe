export const SHORTEST = 12;
export const LONGEST = 256;

/** What nearly everybody chooses, in Vietnamese and English, without marks. */
const COMMON = (
  'password passwort passw pass matkhau mat khau admin administrator quantri quan tri vien root user guest test demo login welcome hello ' +
  'xinchao iloveyou love yeu anhyeuem emyeuanh toiyeuvietnam vietnam viet nam saigon hanoi danang hue tphcm letmein master dragon monkey ' +
  'football bongda superman batman shadow sunshine princess trustno secret baomat changeme default server office vanphong disan di san tour ' +
  'heritage museum baotang ditich di tich tinh so vanhoa van hoa dulich du lich thethao qwerty qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm ' +
  'qaz wsx edc abc abcd abcdef abcdefgh aaa nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly thanh minh hung tuan ' +
  'company congty internet computer samsung iphone google facebook zalo star happy summer winter spring autumn january monday correct horse battery staple'
).split(' ');

/** What people put for a letter so that a word looks like none. */
const LEET: Readonly<Record<string, string>> = {
  a: 'a4@',
  e: 'e3',
  i: 'i1!',
  o: 'o0',
  s: 's5$',
  t: 't7+',
  b: 'b8',
  g: 'g9',
};

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

const asPattern = (word: string): string =>
  [...word].map((letter) => (LEET[letter] === undefined ? letter : `[${LEET[letter]}]`)).join('');

/** Letters that are left of a text when all that can be guessed is taken out of it: words first, then digits and signs. */
function remainder(text: string, words: readonly string[]): number {
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map(asPattern);
  return text.replace(new RegExp(longestFirst.join('|'), 'g'), ' ').replace(/[^\p{L}]/gu, '').length;
}

function isRun(text: string): boolean {
  const steps = [...text]
    .map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(Math.max(0, index - 1)))
    .slice(1);
  const same = (step: number) => steps.filter((found) => found === step).length;
  return [0, 1, -1].some((step) => same(step) >= steps.length * 0.7);
}

const isRepeated = (text: string): boolean => /^(.{1,5}?)\1+.{0,3}$/su.test(text);

export type PasswordFault = 'password-short' | 'password-long' | 'password-common' | 'password-about-you';

/**
 * What speaks against a new password. Nothing is asked of the kinds of letters in it: length is what counts, and that it is none of
 * those that are tried first. `known` are words that belong to the person or the place.
 */
export function passwordFault(password: string, known: readonly string[] = []): PasswordFault | undefined {
  const length = [...password].length;
  if (length < SHORTEST) return 'password-short';
  if (length > LONGEST) return 'password-long';
  const text = plain(password);
  const own = known.flatMap((word) => plain(word).split(/[^a-z0-9]+/)).filter((word) => word.length > 3);
  if (isRun(text) || isRepeated(text)) return 'password-common';
  if (remainder(text, COMMON) < 3) return 'password-common';
  return remainder(text, [...own, ...COMMON]) < 3 ? 'password-about-you' : undefined;
}
