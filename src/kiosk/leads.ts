import { parseLink } from '../tour/link';

/**
 * Where a link in the visit leads: `inside` the tours of this kiosk, `nowhere` (pages of the site that have no place here, such as
 * the catalogue), or `outside`, which a visitor can take along as a code.
 */
export type Lead = 'inside' | 'nowhere' | 'outside';

interface Here {
  origin: string;
  tours: readonly string[];
}

export function leadOf(href: string, { origin, tours }: Here): Lead {
  const address = URL.canParse(href, origin) ? new URL(href, origin) : undefined;
  if (!address || !/^(?:https?|mailto|tel|geo):$/.test(address.protocol)) return 'nowhere';
  if (address.origin !== origin) return 'outside';
  const tour = parseLink(address.pathname)?.tour;
  return tour !== undefined && tours.includes(tour) ? 'inside' : 'nowhere';
}

/** What would open in another window goes on in this one. Returns whether it does. */
export function goOnHere(href: string, view: Window): boolean {
  const isElsewhere = view.document.querySelector(`a[target][href="${CSS.escape(href)}"]`) !== null;
  if (isElsewhere) view.location.assign(href);
  return isElsewhere;
}
