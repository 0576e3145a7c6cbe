import type { Database } from '../database/database';
import { addCount, dayOf, type Counted } from './counting';

const SCENE = /^\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/?(?:\?|$)/;
const MOST_KEPT = 10_000;

export interface PageCounter {
  /** Looks at the address of a page that was asked for, and at nothing else of the request. */
  see(url: string): void;
  flush(): Promise<void>;
}

/** Counts scenes' pages in memory and writes the sums down now and then: a visit must not wait for a database. */
export function createPageCounter(db: Database, now: () => number): PageCounter {
  let waiting = new Map<string, { counted: Counted; visits: number }>();
  return {
    see: (url) => {
      const [, lang, tour, scene] = SCENE.exec(url) ?? [];
      if (lang === undefined || tour === undefined || scene === undefined || waiting.size > MOST_KEPT) return;
      const counted: Counted = { day: dayOf(now()), code: `/${tour}/${scene}`, lang, way: 'page', tour, scene };
      const key = Object.values(counted).join(' ');
      waiting.set(key, { counted, visits: (waiting.get(key)?.visits ?? 0) + 1 });
    },
    flush: async () => {
      const all = waiting;
      waiting = new Map();
      for (const { counted, visits } of all.values()) await addCount(db, counted, visits);
    },
  };
}
