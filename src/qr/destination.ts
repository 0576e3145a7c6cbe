import { distanceBetween, type Location } from '../tour/bearing';
import type { Sign } from '../tour/sign';
import type { Tour } from '../tour/tour';
import { startOf } from '../tour/ways';
import type { RegisteredSign } from './registry';

type Living = Pick<Tour, 'id' | 'scenes' | 'signs' | 'site' | 'start'>;

/** Where a code leads today. `moved` is set when that is not the place it was printed for. */
export interface SignDestination {
  tour?: string;
  scene?: string;
  sign?: Sign;
  moved: boolean;
}

/** The nearest of some things; those of unknown place come last, in their own order. */
function nearest<T>(
  from: Location | undefined,
  things: readonly T[],
  placeOf: (thing: T) => Location | undefined,
): T | undefined {
  const far = (thing: T): number => {
    const place = placeOf(thing);
    return from && place ? distanceBetween(from, place) : Infinity;
  };
  return things.reduce<T | undefined>(
    (best, thing) => (best === undefined || far(thing) < far(best) ? thing : best),
    undefined,
  );
}

function nearestScene(sign: RegisteredSign, tour: Living): string {
  const placed = tour.scenes.filter(({ location }) => location !== undefined);
  const start = tour.scenes.find(({ id }) => id === startOf(tour));
  // Without a place of its own the sign only knows where the site is, and that tells no scene from another.
  const near = placed.length > 0 ? nearest(sign.at, placed, ({ location }) => location) : undefined;
  return (near ?? start ?? tour.scenes[0])?.id ?? '';
}

/** The place that a printed code leads to: its own while that lives, else the nearest one that does. */
export function destinationOf(sign: RegisteredSign, tours: readonly Living[]): SignDestination {
  const own = tours.find(({ id }) => id === sign.tour);
  if (own) {
    const now = own.signs?.find(({ code }) => code === sign.code);
    const wanted = now?.scene ?? sign.scene;
    const isThere = own.scenes.some(({ id }) => id === wanted);
    if (isThere) return { tour: own.id, scene: wanted, moved: false, ...(now && { sign: now }) };
    return { tour: own.id, scene: nearestScene(sign, own), moved: true };
  }
  const here = tours.filter(({ site }) => sign.province !== undefined && site?.province === sign.province);
  const near = nearest(sign.at, sign.at ? tours : here, ({ site }) => site?.location) ?? here[0];
  return near ? { tour: near.id, scene: startOf(near), moved: true } : { moved: true };
}
