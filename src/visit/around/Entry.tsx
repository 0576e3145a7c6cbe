import type { ReactNode } from 'react';
import { Glyph, type GlyphName } from './Glyph';

interface EntryProps {
  glyph: GlyphName;
  pressed?: boolean;
  /** Of use on visitors' own devices only: no kiosk shows it. */
  ownDevice?: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** One of the tools, in words. */
export function Entry({ glyph, pressed, ownDevice, onPress, children }: EntryProps) {
  return (
    <li data-own-device={ownDevice}>
      <button type="button" aria-pressed={pressed} onClick={onPress}>
        <Glyph name={glyph} />
        {children}
      </button>
    </li>
  );
}
