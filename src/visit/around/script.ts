/** One caption: what is read or heard at once, and how long reading it takes. */
export interface Line {
  text: string;
  ms: number;
}

/** Words a minute at a calm pace; Vietnamese writes each syllable as a word. */
const RATE: Readonly<Record<string, number>> = { vi: 210 };
const USUAL_RATE = 150;
const SHORTEST_MS = 1_500;
/** Letters that a caption holds in three lines of a phone. */
const LONGEST = 130;

/** Between sentences; a full stop inside of a number is followed by no space. */
const sentences = (text: string): string[] =>
  text
    .replace(/([.!?…]["”’)]*)\s+/g, '$1\n')
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A long sentence in parts of like length, cut after a comma, colon or dash. */
function inParts(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence];
  const pieces = sentence.replace(/([,;:–])\s+/g, '$1\n').split('\n');
  const wanted = sentence.length / Math.ceil(sentence.length / LONGEST);
  const parts: string[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + piece.length / 2 <= wanted) parts[parts.length - 1] = `${last} ${piece}`;
    else parts.push(piece);
  }
  return parts;
}

export function readingTime(text: string, lang: string): number {
  const words = text.split(/\s+/).length;
  return Math.max((words / (RATE[lang.split('-')[0] ?? ''] ?? USUAL_RATE)) * 60_000, SHORTEST_MS);
}

/** A text as captions, in order. */
export const linesOf = (text: string, lang: string): Line[] =>
  sentences(text)
    .flatMap(inParts)
    .map((part) => ({ text: part, ms: readingTime(part, lang) }));

export const lengthOf = (lines: readonly Line[], from = 0): number =>
  lines.slice(from).reduce((sum, { ms }) => sum + ms, 0);
