/** Builds when something has changed since the last time. */
export function build(): Promise<void>;
