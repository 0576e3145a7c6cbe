/** Colours of a printed sign; the symbol itself is pure black. */
export const INK = '#29241e';
export const SOFT = '#62594d';
export const ACCENT = '#35573c';
/** On the accent. */
export const PAPER = '#ffffff';
