import type { Database } from './database/database';
import type { Row } from './database/tables';
import { createId } from './people/token';

export interface Deed {
  /** `version.published`, `person.rights-changed` … */
  action: string;
  /** What it was done to: an id. */
  subject: string;
  details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Doer {
  id: string;
  title: string;
}

/** Writes down who did what; in the same transaction as the deed where there is one. */
export async function audit(db: Database, who: Doer | undefined, deed: Deed, now: number): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      ...{ id: createId(now), at: now, person_id: who?.id ?? null, person: who?.title ?? '' },
      ...{ action: deed.action, subject: deed.subject, details: JSON.stringify(deed.details ?? {}) },
    })
    .execute();
}

export interface AuditPage {
  /** Entries before this one; the newest first. */
  before?: string;
  most: number;
}

export const auditPage = (db: Database, { before, most }: AuditPage): Promise<Row<'audit'>[]> =>
  db
    .selectFrom('audit')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
