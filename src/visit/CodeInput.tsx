import type { InputHTMLAttributes } from 'react';

/** Where the code of a printed sign is typed: nothing guesses along, and a telephone's keys say what comes next. */
export function CodeInput(own: InputHTMLAttributes<HTMLInputElement>) {
  return (
    <input
      {...own}
      name="c"
      maxLength={24}
      autoCapitalize="characters"
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="go"
      required
    />
  );
}
