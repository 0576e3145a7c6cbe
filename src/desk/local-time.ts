/** `2026-11-23T07:00`, as fields for time have it: this device's own time. */
export const localTime = (ms: number): string =>
  new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
