import type { MouseEvent } from 'react';

/** Whether a click on a link asks for the page here, not in a new tab or window, nor for a download. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
