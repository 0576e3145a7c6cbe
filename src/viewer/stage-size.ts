import type { Screen } from './screen';

/** The stage's size as it is now, exact to the device pixel where the browser tells it later. */
export function screenOf(stage: HTMLElement, pixelRatio = window.devicePixelRatio): Screen {
  const { width, height } = stage.getBoundingClientRect();
  return deviceScreen(Math.max(width, 1), Math.max(height, 1), pixelRatio);
}

const deviceScreen = (width: number, height: number, pixelRatio: number): Screen => ({
  css: { width, height },
  device: { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) },
});

export const sameScreen = (a: Screen, b: Screen): boolean =>
  a.css.width === b.css.width &&
  a.css.height === b.css.height &&
  a.device.width === b.device.width &&
  a.device.height === b.device.height;

/** Some browsers tell CSS pixels as device pixels while they pretend to be another device. */
const isPlausible = ({ inlineSize, blockSize }: ResizeObserverSize, { device }: Screen): boolean =>
  Math.abs(inlineSize - device.width) <= 1 && Math.abs(blockSize - device.height) <= 1;

/** Tells each change of the stage's size and of the screen's pixels; returns the way to stop. */
export function watchStage(
  stage: HTMLElement,
  pixelRatio: number | undefined,
  tell: (screen: Screen) => void,
): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const screen = screenOf(stage, pixelRatio);
    const exact = pixelRatio === undefined ? entry?.devicePixelContentBoxSize?.[0] : undefined;
    if (!exact || !isPlausible(exact, screen)) return tell(screen);
    tell({ css: screen.css, device: { width: exact.inlineSize, height: exact.blockSize } });
  });
  try {
    observer.observe(stage, { box: 'device-pixel-content-box' });
  } catch {
    // Safari does not know this box.
    observer.observe(stage);
  }
  return () => observer.disconnect();
}
