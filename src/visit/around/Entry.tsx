import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from './Glyph';

interface EntryProps {
  glyph: GlyphName;
  pressed?: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** One of the tools, in words. */
export function Entry({ glyph, pressed, onPress, children }: EntryProps) {
  return (
    <li>
      <button type="button" aria-pressed={pressed} onClick={onPress}>
        <Glyph name={glyph} />
        {children}
      </button>
    </li>
  );
}
