/** A page that comes back as it was is not loaded anew without end. */
const YOUNG_MS = 60_000;

/** Two fingers have made the whole page larger, which browsers may let through while the page is busy. */
export const isMagnified = (): boolean => (visualViewport?.scale ?? 1) > 1.01 && performance.now() > YOUNG_MS;
