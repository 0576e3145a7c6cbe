/** What the pressing of a key is known by. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** Keys that move in a page and use what is in it. */
const USEFUL = new Set([
  ...['Tab', 'Enter', 'Escape', 'Shift', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete'],
]);

/** Letters and what moves within a page; nothing with Ctrl, Alt or the system's key, no F5, no browser key. */
export const isAllowedKey = ({ key, ctrlKey, altKey, metaKey }: Pressed): boolean =>
  !ctrlKey && !altKey && !metaKey && ([...key].length === 1 || USEFUL.has(key));
