/** Sentences that the page for typing a code carries with it, in one language. */
export interface CodeAnswers {
  searching: string;
  /** With `{{typed}}` in it. */
  unknown: string;
  near: string;
  unreachable: string;
}
