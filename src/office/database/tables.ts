import type { Insertable, Selectable } from 'kysely';

/** Times are milliseconds since 1970, yes and no are 1 and 0, lists and objects are JSON: what SQLite and PostgreSQL both have. */
export interface Tables {
  people: {
    id: string;
    /** An e-mail address in small letters: one signs in with it. */
    name: string;
    title: string;
    password: string | null;
    /** Sealed; see `seal.ts`. */
    totp: string | null;
    /** The last time step whose code was used. */
    totp_step: number;
    oidc_subject: string | null;
    disabled: number;
    created_at: number;
  };
  grants: { person_id: string; role: string; scope: string };
  recovery_codes: { person_id: string; hash: string };
  sessions: { hash: string; id: string; person_id: string; created_at: number; seen_at: number };
  invitations: { hash: string; kind: string; person_id: string | null; expires_at: number };
  attempts: { key: string; failures: number; until: number; at: number };
  tours: { id: string; title: string; province: string; live: string | null; revision: number; changed_at: number };
  versions: {
    id: string;
    tour_id: string;
    number: number;
    state: string;
    revision: number;
    created_by: string;
    created_at: number;
    package: string;
    bytes: number;
    issues: string;
    /** The version's name on the shelf, once it is pressed. */
    pressed: string | null;
    approved_by: string | null;
    publish_at: number | null;
    published_at: number | null;
    failure: string | null;
    progress: number;
  };
  comments: { id: string; version_id: string; person_id: string; at: number; scene: string | null; text: string };
  uploads: {
    id: string;
    person_id: string;
    name: string;
    bytes: number;
    at: number;
    state: string;
    version_id: string | null;
    report: string | null;
  };
  jobs: { id: string; kind: string; subject: string; state: string; until: number; tries: number; created_at: number };
  previews: { hash: string; version_id: string; person_id: string; expires_at: number };
  answers: { key: string; asked: string; status: number; body: string; at: number };
  audit: {
    id: string;
    at: number;
    person_id: string | null;
    person: string;
    action: string;
    subject: string;
    details: string;
  };
  counts: {
    day: string;
    code: string;
    lang: string;
    way: string;
    tour: string;
    scene: string;
    visits: number;
  };
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>;
