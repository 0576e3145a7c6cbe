/** A finger that has moved this far (CSS pixels) drags; one that has not, taps. */
const SLOP = 8;

/** A drag, pinch or wheel that begins on a pin is meant for the picture behind it: the stage gets it, and no click comes of it. */
export function passDragsOn(layer: HTMLElement, stage: HTMLElement, signal: AbortSignal): void {
  const begun = new Map<number, PointerEvent>();
  const options = { signal };
  layer.addEventListener('pointerdown', (event) => void begun.set(event.pointerId, event), options);
  layer.addEventListener(
    'pointermove',
    (event) => {
      const start = begun.get(event.pointerId);
      if (!start || Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < SLOP) return;
      begun.delete(event.pointerId);
      // The stage captures the pointer, so all that follows goes there by itself.
      stage.dispatchEvent(new PointerEvent('pointerdown', start));
    },
    options,
  );
  for (const end of ['pointerup', 'pointercancel'] as const) {
    layer.addEventListener(end, (event) => void begun.delete(event.pointerId), options);
  }
  // Else the browser would carry the link away as if to drop it somewhere.
  layer.addEventListener('dragstart', (event) => event.preventDefault(), options);
  layer.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      stage.dispatchEvent(new WheelEvent('wheel', event));
    },
    { ...options, passive: false },
  );
}
