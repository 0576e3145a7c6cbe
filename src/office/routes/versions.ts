import { z } from 'zod';
import { audit } from '../audit';
import type { Row } from '../database/tables';
import { signedIn } from '../http/guard';
import { once } from '../http/once';
import { languageOf } from '../http/problem';
import type { ZodApp } from '../http/zod-routes';
import type { Issue } from '../../tour/issue';
import type { OfficeLanguage } from '../parts';
import { may } from '../people/rights';
import type { SignedIn } from '../people/session';
import { createId } from '../people/token';
import { difference } from '../versions/difference';
import { readStoredTour } from '../versions/live-tours';
import { createPreview, MOST_PREVIEW_HOURS } from '../versions/preview';
import { rightFor, STATES, stepsFrom, type State, type Step } from '../versions/states';
import { takeStep } from '../versions/take-step';
import { findTour, findVersion, subjectOf, type FoundVersion } from '../versions/version';
import { takeDown } from '../versions/withdraw';
import type { Workshop } from '../workshop';
import { Refusal } from '../refusal';
import { issueShape, toldIssues } from './uploads';

const textShape = z.record(z.string(), z.string());
const versionShape = z.object({
  ...{ id: z.string(), tour: z.string(), number: z.number(), state: z.enum(STATES), revision: z.number() },
  ...{ createdBy: z.string(), createdAt: z.number(), package: z.string(), bytes: z.number(), progress: z.number() },
  ...{ approvedBy: z.string().nullable(), publishAt: z.number().nullable(), publishedAt: z.number().nullable() },
  failure: z.string().nullable(),
});
const tourShape = z.object({
  ...{ id: z.string(), title: textShape, province: z.string(), live: z.string().nullable() },
  versions: z.array(versionShape),
});
const byId = z.object({ id: z.string().max(100) });

type People = ReadonlyMap<string, string>;

async function peopleNames({ db }: Workshop): Promise<People> {
  const rows = await db.selectFrom('people').select(['id', 'title']).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

function failureOf({ say }: Workshop, lang: OfficeLanguage, failure: string | null): string | null {
  if (failure === null) return null;
  const { key, values } = JSON.parse(failure) as { key: string; values: Record<string, string | number> };
  return say(lang, key, values);
}

const toldVersion = (
  workshop: Workshop,
  names: People,
  row: Row<'versions'>,
  lang: OfficeLanguage,
): z.input<typeof versionShape> => ({
  ...{ id: row.id, tour: row.tour_id, number: row.number, state: row.state as State, revision: row.revision },
  ...{ createdBy: names.get(row.created_by) ?? '', createdAt: row.created_at, package: row.package, bytes: row.bytes },
  ...{ progress: row.progress, publishAt: row.publish_at, publishedAt: row.published_at },
  approvedBy: row.approved_by === null ? null : (names.get(row.approved_by) ?? ''),
  failure: failureOf(workshop, lang, row.failure),
});

async function toldTour(workshop: Workshop, names: People, tour: Row<'tours'>, lang: OfficeLanguage) {
  const own = workshop.db.selectFrom('versions').selectAll().where('tour_id', '=', tour.id);
  const versions = await own.orderBy('number', 'desc').limit(30).execute();
  return {
    ...{
      id: tour.id,
      title: JSON.parse(tour.title) as Record<string, string>,
      province: tour.province,
      live: tour.live,
    },
    versions: versions.map((row) => toldVersion(workshop, names, row, lang)),
  };
}

/** Steps that are possible now and that this person may take. */
const stepsFor = (who: SignedIn, { version, tour }: FoundVersion): Step[] =>
  stepsFrom(version.state as State).filter(
    (step) =>
      may(who.grants, rightFor(step), subjectOf(tour)) && !(step === 'approve' && version.created_by === who.person.id),
  );

const commentShape = z.object({
  ...{ id: z.string(), person: z.string(), at: z.number(), scene: z.string().nullable(), text: z.string() },
});
const changeShape = z.enum(['added', 'removed', 'changed']);
const differenceShape = z.object({
  tour: z.array(z.string()),
  order: z.boolean(),
  scenes: z.array(
    z.object({
      ...{ id: z.string(), title: textShape, change: changeShape, parts: z.array(z.string()) },
      hotspots: z.array(z.object({ id: z.string(), title: textShape.optional(), change: changeShape })),
    }),
  ),
});
const detailShape = versionShape.extend({
  title: textShape,
  steps: z.array(z.string()),
  issues: z.array(issueShape),
  comments: z.array(commentShape),
  scenes: z.array(z.object({ id: z.string(), title: textShape })),
  /** Null until it is pressed. */
  difference: differenceShape.nullable(),
});

async function storedTours({ db, shelf }: Workshop, { version, tour }: FoundVersion) {
  const after = version.pressed === null ? undefined : await readStoredTour(shelf, tour.id, version.pressed);
  if (after === undefined) return undefined;
  const live =
    tour.live === null
      ? undefined
      : await db.selectFrom('versions').select('pressed').where('id', '=', tour.live).executeTakeFirst();
  const before = live?.pressed ? await readStoredTour(shelf, tour.id, live.pressed) : undefined;
  return { after, before };
}

async function detailOf(
  workshop: Workshop,
  who: SignedIn,
  found: FoundVersion,
  lang: OfficeLanguage,
): Promise<z.input<typeof detailShape>> {
  const names = await peopleNames(workshop);
  const stored = await storedTours(workshop, found);
  const comments = await workshop.db
    .selectFrom('comments')
    .selectAll()
    .where('version_id', '=', found.version.id)
    .orderBy('id')
    .execute();
  const plain = JSON.parse(JSON.stringify(stored ? difference(stored.before, stored.after) : null)) as z.input<
    typeof differenceShape
  > | null;
  return {
    ...toldVersion(workshop, names, found.version, lang),
    title: JSON.parse(found.tour.title) as Record<string, string>,
    steps: stepsFor(who, found),
    issues: toldIssues(workshop.say, lang, JSON.parse(found.version.issues) as Issue[]),
    comments: comments.map(({ id, person_id, at, scene, text }) => ({
      id,
      person: names.get(person_id) ?? '',
      at,
      scene,
      text,
    })),
    scenes: (stored?.after.scenes ?? []).map(({ id, title }) => ({
      id,
      title: { ...title } as Record<string, string>,
    })),
    difference: plain,
  };
}

function tourRoutes(app: ZodApp, workshop: Workshop): void {
  const { db } = workshop;
  app.get(
    '/tours',
    { schema: { summary: 'Tours and where their versions stand', response: { 200: z.array(tourShape) } } },
    async (request) => {
      const { grants } = signedIn(request);
      const rows = await db.selectFrom('tours').selectAll().orderBy('changed_at', 'desc').execute();
      const mine = rows.filter((tour) => may(grants, 'read', subjectOf(tour)));
      const names = await peopleNames(workshop);
      return Promise.all(mine.map((tour) => toldTour(workshop, names, tour, languageOf(request))));
    },
  );
  app.delete(
    '/tours/:id',
    {
      schema: {
        summary: 'Take a tour down and remove everything of it',
        params: byId,
        body: z.strictObject({ confirm: z.string().describe('The tour’s id once more') }),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const tour = await findTour(db, id);
      if (!tour || !may(signedIn(request).grants, 'read', subjectOf(tour))) throw new Refusal(404, 'not-there');
      if (request.body.confirm !== id) throw new Refusal(400, 'asked-wrongly', { place: 'confirm' });
      await takeDown(workshop, signedIn(request), id);
      return reply.status(204).send();
    },
  );
}

const STEPS = ['send', 'take-back', 'approve', 'return', 'schedule', 'unschedule', 'publish', 'withdraw'] as const;

function reviewRoutes(app: ZodApp, workshop: Workshop): void {
  const { db, now, config } = workshop;
  const comment = z.strictObject({ text: z.string().trim().min(1).max(4_000), scene: z.string().max(100).optional() });
  app.post(
    '/versions/:id/comments',
    { schema: { summary: 'Say something about a version', params: byId, body: comment } },
    async (request, reply) => {
      const who = signedIn(request);
      const { version } = await findVersion(db, who, request.params.id);
      const { text, scene = null } = request.body;
      const row = { id: createId(now()), version_id: version.id, person_id: who.person.id, at: now(), scene, text };
      await db.insertInto('comments').values(row).execute();
      return reply.status(204).send();
    },
  );
  app.post(
    '/versions/:id/previews',
    {
      schema: {
        summary: 'A link to look at a version before it is live',
        params: byId,
        body: z.strictObject({ hours: z.int().min(1).max(MOST_PREVIEW_HOURS) }),
        response: { 200: z.object({ url: z.string(), expiresAt: z.number() }) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { version, tour } = await findVersion(db, who, request.params.id);
      const made = await createPreview(db, { version, personId: who.person.id, hours: request.body.hours, now: now() });
      await audit(db, who.person, { action: 'version.shown', subject: version.id, details: { tour: tour.id } }, now());
      return { url: `${config.origin}/office/preview/${made.token}`, expiresAt: made.expiresAt };
    },
  );
}

export function versionRoutes(app: ZodApp, workshop: Workshop): void {
  const { db } = workshop;
  tourRoutes(app, workshop);
  app.get(
    '/versions/:id',
    { schema: { summary: 'All about a version', params: byId, response: { 200: detailShape } } },
    async (request) => {
      const who = signedIn(request);
      return detailOf(workshop, who, await findVersion(db, who, request.params.id), languageOf(request));
    },
  );
  const step = z.strictObject({ step: z.enum(STEPS), revision: z.int(), at: z.int().optional() });
  app.post(
    '/versions/:id/steps',
    {
      schema: {
        summary: 'Send for review, approve, publish, roll back …',
        params: byId,
        body: step,
        response: { 200: z.object({ state: z.enum(STATES) }) },
      },
    },
    (request, reply) =>
      once(workshop, request, reply, async () => {
        const who = signedIn(request);
        await takeStep(workshop, who, { version: request.params.id, ...request.body });
        const { version } = await findVersion(db, who, request.params.id);
        return { state: version.state as State };
      }),
  );
  reviewRoutes(app, workshop);
}
