import type { Migration } from './migration';

/** Every step from the first public format to today's. */
export const MIGRATIONS: readonly Migration[] = [];
