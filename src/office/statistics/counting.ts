import { sql } from 'kysely';
import type { Database } from '../database/database';
import type { SignCount } from '../../tour/sign-count';

/** `sign`: through a printed code; `later`: the same, told later, as by a phone without a network; `page`: a scene's page was fetched. */
export type Way = 'sign' | 'later' | 'page';

export interface Counted {
  day: string;
  code: string;
  lang: string;
  way: Way;
  tour: string;
  scene: string;
}

const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
/** Phones may come back into a network after weeks. */
const OLDEST_DAYS = 60;

/** The day in Việt Nam, where the signs stand. */
export const dayOf = (now: number): string => new Date(now + VIETNAM_MS).toISOString().slice(0, 10);

export async function addCount(db: Database, counted: Counted, visits = 1): Promise<void> {
  await db
    .insertInto('counts')
    .values({ ...counted, visits })
    .onConflict((on) =>
      on.columns(['day', 'code', 'lang', 'way']).doUpdateSet({ visits: sql<number>`counts.visits + ${visits}` }),
    )
    .execute();
}

export interface SignPlace {
  tour: string;
  scene: string;
}

/** Adds what a phone tells; days that cannot be, and codes that nobody printed, are passed over in silence. */
export async function countSigns(
  db: Database,
  counts: readonly SignCount[],
  { now, places }: { now: number; places: ReadonlyMap<string, SignPlace> },
): Promise<void> {
  const [today, oldest] = [dayOf(now + DAY_MS), dayOf(now - OLDEST_DAYS * DAY_MS)];
  for (const { code, day, lang } of counts) {
    const place = places.get(code);
    if (place === undefined || day > today || day < oldest) continue;
    const way: Way = day < dayOf(now) ? 'later' : 'sign';
    await addCount(db, { day, code, lang, way, ...place });
  }
}
