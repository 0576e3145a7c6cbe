import type { Matrix } from './matrix';
import type { Box, Shape } from './shape';
import type { SignWords } from './sign-words';

/** What a sign is to say and show. */
export interface SignContent {
  code: string;
  matrix: Matrix;
  /** In the languages of the tour, the main one first; signs show two. */
  words: readonly SignWords[];
  picture: boolean;
  /** Width divided by height of the province's logo, if there is one. */
  logo?: number;
}

/** A sign that has been laid out: what it is drawn from, and where its symbol lies without the quiet zone. */
export interface Laid {
  shapes: Shape[];
  symbol: Box;
}

/** Colour runs this many millimetres over the cut. */
export const BLEED = 3;

/** Readers manage a symbol from ten times its width: the rule of ten. In metres, from millimetres. */
export const scanDistance = (side: number): number => Math.floor(side / 10) / 10;
