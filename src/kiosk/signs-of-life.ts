const SIGNS = ['pointerdown', 'pointermove', 'touchstart', 'keydown', 'wheel'] as const;

/** Browsers tell of a mouse that lies still when what is under it changes. */
const hasNotMoved = (event: Event): boolean => {
  if (event.type !== 'pointermove') return false;
  const { movementX, movementY, buttons } = event as PointerEvent;
  return movementX === 0 && movementY === 0 && buttons === 0;
};

/** Tells of whatever a person does in a window, whatever its page makes of it. */
export function onLife(view: Window, tell: () => void): void {
  const alive = (event: Event): void => {
    if (!hasNotMoved(event)) tell();
  };
  for (const type of SIGNS) view.addEventListener(type, alive, { capture: true, passive: true });
}
