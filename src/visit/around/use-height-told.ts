import { useEffect, useRef, type RefObject } from 'react';

const NAME = '--guide-height';

/** Tells the page how high this part is, for what lies above it. As long as the screen keeps its width it only grows, so that a panel does not jump from caption to caption. */
export function useHeightTold(): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = part;
    if (!current) return undefined;
    const { style } = document.documentElement;
    let [width, height] = [0, 0];
    const watch = new ResizeObserver(() => {
      const { offsetWidth, offsetHeight } = current;
      height = offsetWidth === width ? Math.max(height, offsetHeight) : offsetHeight;
      width = offsetWidth;
      style.setProperty(NAME, `${height}px`);
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
      style.removeProperty(NAME);
    };
  }, []);
  return part;
}
