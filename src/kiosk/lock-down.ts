import { isAllowedKey } from './keys';

interface LockDownParts {
  /** A link was pressed; true when the kiosk has taken it over. */
  onLink: (href: string) => boolean;
}

/** What would show a menu, begin to drag or select, copy, or magnify the page. */
const FORBIDDEN = ['contextmenu', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'gesturestart'] as const;

const isField = (target: EventTarget | null): boolean =>
  target instanceof Object && 'matches' in target && (target as Element).matches('input, textarea');

/** The link that a press is on; the target of an event in a frame is of the frame's own classes. */
function linkOf(event: Event): string | undefined {
  const target = event.composedPath().find((part): part is HTMLAnchorElement => {
    const { nodeName } = part as Node;
    return (nodeName === 'A' || nodeName === 'AREA') && (part as Element).hasAttribute('href');
  });
  return target?.href;
}

/**
 * Takes from a window all that leads out of it. The frame's sandbox already refuses windows, downloads and dialogs; this is for what is
 * done inside a page. Returns the way to end it.
 */
export function lockDown(view: Window & typeof globalThis, { onLink }: LockDownParts): () => void {
  const end = new AbortController();
  const on = { capture: true, passive: false, signal: end.signal };
  const refuse = (event: Event): void => event.preventDefault();
  for (const type of FORBIDDEN) view.addEventListener(type, refuse, on);
  view.addEventListener('selectstart', (event) => !isField(event.target) && refuse(event), on);
  view.addEventListener('submit', refuse, on);
  // Two fingers would magnify the page where the browser was not told not to; the picture hears of them by its pointers.
  for (const type of ['touchstart', 'touchmove'] as const)
    view.addEventListener(type, (event) => event.touches.length > 1 && event.cancelable && refuse(event), on);
  view.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), on);
  view.addEventListener('keydown', (event) => !isAllowedKey(event) && stop(event), on);
  for (const type of ['click', 'auxclick'] as const) {
    view.addEventListener(
      type,
      (event) => {
        const href = linkOf(event);
        if (event.button !== 0) stop(event);
        else if (href !== undefined && onLink(href)) stop(event);
      },
      on,
    );
  }
  view.open = (address) => {
    if (address !== undefined) onLink(new URL(address, view.location.href).href);
    return null;
  };
  view.print = () => undefined;
  // The system's own sheet for sharing leads into other apps; what is shared here goes by the code on the screen.
  Object.defineProperty(view.navigator, 'share', { value: undefined, configurable: true });
  return () => end.abort();
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
