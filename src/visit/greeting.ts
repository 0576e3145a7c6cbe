const keyOf = (tour: string): string => `greeted:${tour}`;

/** Whether this tour's word of welcome was put away in this tab. Where the browser keeps nothing, it is shown again. */
export function wasGreeted(tour: string): boolean {
  try {
    return sessionStorage.getItem(keyOf(tour)) !== null;
  } catch {
    return false;
  }
}

export function rememberGreeting(tour: string): void {
  try {
    sessionStorage.setItem(keyOf(tour), '');
  } catch {
    // As above: it is shown again, no more.
  }
}
