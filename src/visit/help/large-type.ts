/** Key in localStorage. */
const KEY = 'large-type';

const root = () => document.documentElement;

export const hasLargeType = (): boolean => root().dataset['type'] === 'large';

function apply(large: boolean): void {
  if (large) root().dataset['type'] = 'large';
  else delete root().dataset['type'];
}

export function setLargeType(large: boolean): void {
  apply(large);
  try {
    if (large) localStorage.setItem(KEY, '');
    else localStorage.removeItem(KEY);
  } catch {
    // Where nothing is kept, it holds for this page.
  }
}

/** As it was chosen before. */
export function restoreLargeType(): void {
  try {
    if (localStorage.getItem(KEY) !== null) apply(true);
  } catch {
    // As above.
  }
}
