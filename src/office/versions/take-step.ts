import { audit, type Deed } from '../audit';
import type { Database } from '../database/database';
import type { SignedIn } from '../people/session';
import { Refusal } from '../refusal';
import type { Workshop } from '../workshop';
import { moveLive } from './publish';
import { settle, type Note } from './settle';
import { after, rightFor, type State, type Step } from './states';
import { findVersion, refuseUnless, type FoundVersion } from './version';
import { withdraw } from './withdraw';

export interface WantedStep {
  version: string;
  step: Step;
  /** Of the version as the person has seen it. */
  revision: number;
  /** When it is to be published by itself. */
  at?: number | undefined;
}

const YEAR_MS = 366 * 24 * 3_600_000;

function refuseTime(at: number | undefined, now: number): number {
  if (at === undefined || at <= now || at > now + YEAR_MS) throw new Refusal(422, 'time-wrong');
  return at;
}

/** Of two who take a step at once, the second finds that it was not the state that he saw. */
async function claim(
  db: Database,
  { version, tour }: FoundVersion,
  set: Record<string, string | number | null>,
  note?: Note,
): Promise<void> {
  await db.transaction().execute(async (within) => {
    const taken = await within
      .updateTable('versions')
      .set({ ...set, revision: version.revision + 1 })
      .where('id', '=', version.id)
      .where('revision', '=', version.revision)
      .executeTakeFirst();
    const first = await within
      .updateTable('tours')
      .set({ revision: tour.revision + 1 })
      .where('id', '=', tour.id)
      .where('revision', '=', tour.revision)
      .executeTakeFirst();
    if (taken.numUpdatedRows !== 1n || first.numUpdatedRows !== 1n) throw new Refusal(409, 'changed-meanwhile');
    await note?.(within);
  });
}

/** Moves the pointer, then writes down what is live. What is `set` meanwhile stays when this process is killed before its end. */
export async function publishVersion(
  workshop: Workshop,
  found: FoundVersion,
  { set = {}, note }: { set?: { publish_at?: number }; note: Note },
): Promise<void> {
  const { version, tour } = found;
  if (version.pressed === null) throw new Refusal(409, 'step-not-now');
  await claim(workshop.db, found, set);
  await moveLive(workshop, tour.id, version.pressed);
  await settle(workshop, tour.id, { wanted: version.id, note });
}

function changeFor(
  found: FoundVersion,
  who: SignedIn,
  wanted: WantedStep,
  now: number,
): Record<string, string | number | null> {
  const { version } = found;
  const to = after(version.state as State, wanted.step);
  if (wanted.revision !== version.revision) throw new Refusal(409, 'changed-meanwhile');
  if (to === undefined) throw new Refusal(409, 'step-not-now');
  if (wanted.step === 'approve' && version.created_by === who.person.id) throw new Refusal(403, 'own-version');
  if (wanted.step === 'approve') return { state: to, approved_by: who.person.id };
  if (wanted.step === 'return') return { state: to, approved_by: null, publish_at: null };
  if (wanted.step === 'schedule') return { state: to, publish_at: refuseTime(wanted.at, now) };
  return { state: to, publish_at: null };
}

function deedOf({ version, tour }: FoundVersion, { step, at }: WantedStep): Deed {
  const rolledBack = step === 'publish' && version.state === 'past';
  const details = { tour: tour.id, number: version.number, from: version.state, ...(at !== undefined && { at }) };
  return { action: rolledBack ? 'version.rolled-back' : `version.${step}`, subject: version.id, details };
}

/** One step on the way from draft to live, and who took it. */
export async function takeStep(workshop: Workshop, who: SignedIn, wanted: WantedStep): Promise<void> {
  const { db, now } = workshop;
  const found = await findVersion(db, who, wanted.version);
  refuseUnless(who, rightFor(wanted.step), found.tour);
  const change = changeFor(found, who, wanted, now());
  const note: Note = (within) => audit(within, who.person, deedOf(found, wanted), now());
  if (wanted.step === 'publish') await publishVersion(workshop, found, { note });
  else await claim(db, found, change, note);
  if (wanted.step === 'withdraw') await withdraw(workshop, found.version);
}

/** For so long nobody else begins with what one process is publishing; after it, whoever comes takes it for dead. */
const LEASE_MS = 5 * 60_000;

/** Publishes what is due; of several processes one does each. */
export async function publishDue(workshop: Workshop): Promise<void> {
  const { db, now } = workshop;
  const due = await db
    .selectFrom('versions')
    .selectAll()
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now())
    .execute();
  for (const version of due) {
    const tour = await db.selectFrom('tours').selectAll().where('id', '=', version.tour_id).executeTakeFirstOrThrow();
    try {
      const details = { tour: tour.id, number: version.number, scheduled: true };
      const deed = { action: 'version.publish', subject: version.id, details };
      const note: Note = (within) => audit(within, undefined, deed, now());
      await publishVersion(workshop, { version, tour }, { set: { publish_at: now() + LEASE_MS }, note });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
