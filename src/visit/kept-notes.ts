import type { LostPack } from './keep-state';

const KEY = 'kept';

const isNote = (value: unknown): value is LostPack =>
  typeof value === 'object' && value !== null && 'tour' in value && 'title' in value && 'choice' in value;

/** What was kept on this device, as noted apart from it: so that it is missed when the device removes it. */
export function keptNotes(): LostPack[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter(isNote) : [];
  } catch {
    return [];
  }
}

export function noteKept(notes: readonly LostPack[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(notes));
  } catch {
    // Storage may be refused: then a removed copy is not missed, but nothing else is lost.
  }
}
