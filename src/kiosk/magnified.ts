/** Two fingers have made the whole page larger, which a browser without the kiosk's flags may let through while it is busy. */
export const isMagnified = (): boolean => (visualViewport?.scale ?? 1) > 1.01;
