import { z } from 'zod';
import { audit } from '../audit';
import { signedIn } from '../http/guard';
import type { ZodApp } from '../http/zod-routes';
import type { Parts } from '../parts';
import { invite } from '../people/invitation';
import { addPerson, mayLookAfter, personFor, refuseLastAdministrator, writeGrants } from '../people/people';
import { isScope, mayAnywhere, ROLES, type Grant } from '../people/rights';
import { endSessionsOf, type SignedIn } from '../people/session';
import { Refusal } from '../refusal';
import { grantShape, nameShape, titleShape } from './session';

const grantsShape = z
  .array(z.strictObject({ role: z.enum(ROLES), scope: z.string().max(120).refine(isScope) }))
  .min(1)
  .max(50);
const personShape = z.object({
  ...{ id: z.string(), name: z.string(), title: z.string(), disabled: z.boolean(), factor: z.boolean() },
  grants: z.array(grantShape),
});
const byId = z.object({ id: z.string().max(60) });
const codeAnswer = z.object({
  id: z.string(),
  code: z.string().describe('One-time code, to be handed over in person'),
});

/** Who looks after people at all. */
function administrator(request: { signedIn: SignedIn | null }): SignedIn {
  const who = signedIn(request);
  if (!mayAnywhere(who.grants, 'manage')) throw new Refusal(403, 'not-allowed');
  return who;
}

/** Who it was done to, as the log tells it. */
const about = ({ id, title }: { id: string; title: string }) => ({ subject: id, details: { person: title } });

function refuseMore(who: SignedIn, grants: readonly Grant[]): void {
  if (!mayLookAfter(who, grants)) throw new Refusal(403, 'not-allowed');
}

const changeShape = z.strictObject({ title: titleShape, grants: grantsShape, disabled: z.boolean() });

async function changePerson(
  parts: Parts,
  who: SignedIn,
  { id, wanted }: { id: string; wanted: z.output<typeof changeShape> },
) {
  const { db, now } = parts;
  const { title, grants, disabled } = wanted;
  await db.transaction().execute(async (within) => {
    const { person } = await personFor(within, who, id);
    await within
      .updateTable('people')
      .set({ title, disabled: disabled ? 1 : 0 })
      .where('id', '=', id)
      .execute();
    await writeGrants(within, id, grants);
    await refuseLastAdministrator(within);
    if (disabled) await endSessionsOf(within, id);
    const details = { person: title, grants: grants.map(({ role, scope }) => `${role} ${scope}`).join(', '), disabled };
    await audit(within, who.person, { action: 'person.changed', subject: person.id, details }, now());
  });
}

function helpRoutes(app: ZodApp, { db, now }: Parts): void {
  app.post(
    '/people/:id/invitation',
    {
      schema: { summary: 'A new one-time code for a forgotten password', params: byId, response: { 201: codeAnswer } },
    },
    async (request, reply) => {
      const who = administrator(request);
      const { person } = await personFor(db, who, request.params.id);
      const code = await invite(db, { kind: 'password', personId: person.id, now: now() });
      await audit(db, who.person, { action: 'person.invited', ...about(person) }, now());
      return reply.status(201).send({ id: person.id, code });
    },
  );
  app.delete(
    '/people/:id/factor',
    { schema: { summary: 'Remove a lost second factor', params: byId } },
    async (request, reply) => {
      const who = administrator(request);
      const { person } = await personFor(db, who, request.params.id);
      await db.updateTable('people').set({ totp: null }).where('id', '=', person.id).execute();
      await db.deleteFrom('recovery_codes').where('person_id', '=', person.id).execute();
      await endSessionsOf(db, person.id);
      await audit(db, who.person, { action: 'factor.removed', ...about(person) }, now());
      return reply.status(204).send();
    },
  );
  app.delete(
    '/people/:id/sessions',
    { schema: { summary: 'Sign a person out everywhere', params: byId } },
    async (request, reply) => {
      const who = administrator(request);
      const { person } = await personFor(db, who, request.params.id);
      await endSessionsOf(db, person.id);
      await audit(db, who.person, { action: 'person.signed-out', ...about(person) }, now());
      return reply.status(204).send();
    },
  );
}

export function peopleRoutes(app: ZodApp, parts: Parts): void {
  const { db, now } = parts;
  app.get(
    '/people',
    { schema: { summary: 'People and their rights', response: { 200: z.array(personShape) } } },
    async (request) => {
      const who = administrator(request);
      const rows = await db.selectFrom('people').selectAll().orderBy('title').execute();
      const grants = await db.selectFrom('grants').selectAll().execute();
      const all = rows.map(({ id, name, title, disabled, totp }) => ({
        ...{ id, name, title, disabled: disabled === 1, factor: totp !== null },
        grants: grants.filter((grant) => grant.person_id === id).map(({ role, scope }) => ({ role, scope })),
      }));
      return all.filter((person) => mayLookAfter(who, person.grants as Grant[]));
    },
  );
  const newShape = z.strictObject({ name: nameShape, title: titleShape, grants: grantsShape });
  app.post(
    '/people',
    { schema: { summary: 'Add a person', body: newShape, response: { 201: codeAnswer } } },
    async (request, reply) => {
      const who = administrator(request);
      refuseMore(who, request.body.grants);
      const made = await db.transaction().execute(async (within) => {
        const person = await addPerson(within, request.body, now());
        await audit(within, who.person, { action: 'person.added', ...about(person) }, now());
        return { id: person.id, code: await invite(within, { kind: 'password', personId: person.id, now: now() }) };
      });
      return reply.status(201).send(made);
    },
  );
  app.put(
    '/people/:id',
    { schema: { summary: 'Change a person’s name or rights', params: byId, body: changeShape } },
    async (request, reply) => {
      const who = administrator(request);
      refuseMore(who, request.body.grants);
      await changePerson(parts, who, { id: request.params.id, wanted: request.body });
      return reply.status(204).send();
    },
  );
  helpRoutes(app, parts);
}
