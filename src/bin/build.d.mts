/** The application's entries, as absolute paths. */
export const APP_INPUT: string[];

/** Builds when something has changed since the last time. */
export function build(): Promise<void>;
