import { z } from 'zod';
import { audit } from '../audit';
import { signedIn } from '../http/guard';
import type { ZodApp } from '../http/zod-routes';
import type { Parts } from '../parts';
import { isPassword } from '../people/password';
import { setPassword } from '../people/people';
import { createFactor, renewRecoveryCodes, stepOf } from '../people/second-factor';
import { endSessionsOf, type SignedIn } from '../people/session';
import { countTry, forgetTries, triers } from '../people/throttle';
import { Refusal } from '../refusal';
import { passwordShape } from './session';

const PENDING_MS = 10 * 60_000;

/** Whoever finds an open screen must not be able to keep the owner out. */
async function askAgain({ db, now }: Parts, { person, session }: SignedIn, password: string): Promise<void> {
  const who = triers(person.name, session.hash, '');
  await countTry(db, who, now());
  if (!(await isPassword(person.password, password))) throw new Refusal(403, 'password-wrong');
  await forgetTries(db, who);
}

function pendingSecret({ seal, now }: Parts, pending: string, personId: string): string {
  const [owner, secret, until] = ((): string[] => {
    try {
      return seal.open(pending).split('\n');
    } catch {
      return [];
    }
  })();
  if (owner !== personId || secret === undefined || Number(until) < now()) throw new Refusal(400, 'factor-late');
  return secret;
}

function factorRoutes(app: ZodApp, parts: Parts): void {
  const { db, seal, now } = parts;
  app.post(
    '/account/factor',
    {
      config: { beforeFactor: true },
      schema: {
        summary: 'Begin with a second factor',
        body: z.strictObject({ password: passwordShape }),
        response: { 200: z.object({ secret: z.string(), uri: z.string(), pending: z.string() }) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      await askAgain(parts, who, request.body.password);
      const made = createFactor(who.person.name);
      return { ...made, pending: seal.close(`${who.person.id}\n${made.secret}\n${now() + PENDING_MS}`) };
    },
  );
  app.put(
    '/account/factor',
    {
      config: { beforeFactor: true },
      schema: {
        summary: 'Confirm it with a code; answers the recovery codes',
        body: z.strictObject({ pending: z.string().max(2_000), code: z.string().max(20) }),
        response: { 200: z.object({ recovery: z.array(z.string()) }) },
      },
    },
    async (request) => {
      const { person, session } = signedIn(request);
      const secret = pendingSecret(parts, request.body.pending, person.id);
      const step = stepOf(secret, request.body.code, now());
      if (step === undefined) throw new Refusal(422, 'code-wrong');
      return db.transaction().execute(async (within) => {
        const set = { totp: seal.close(secret), totp_step: step };
        await within.updateTable('people').set(set).where('id', '=', person.id).execute();
        await endSessionsOf(within, person.id, session.hash);
        await audit(within, person, { action: 'factor.added', subject: person.id }, now());
        return { recovery: await renewRecoveryCodes(within, person.id) };
      });
    },
  );
  app.delete(
    '/account/factor',
    { schema: { summary: 'Give the second factor up', body: z.strictObject({ password: passwordShape }) } },
    async (request, reply) => {
      const who = signedIn(request);
      await askAgain(parts, who, request.body.password);
      await db.updateTable('people').set({ totp: null }).where('id', '=', who.person.id).execute();
      await db.deleteFrom('recovery_codes').where('person_id', '=', who.person.id).execute();
      await audit(db, who.person, { action: 'factor.removed', subject: who.person.id }, now());
      return reply.status(204).send();
    },
  );
}

/** What people do about themselves. */
export function accountRoutes(app: ZodApp, parts: Parts): void {
  const { db, now } = parts;
  app.post(
    '/account/password',
    {
      schema: {
        summary: 'Change the password',
        body: z.strictObject({ current: passwordShape, next: passwordShape }),
      },
    },
    async (request, reply) => {
      const who = signedIn(request);
      await askAgain(parts, who, request.body.current);
      await setPassword(db, who.person, { password: request.body.next, except: who.session.hash });
      await audit(db, who.person, { action: 'password.changed', subject: who.person.id }, now());
      return reply.status(204).send();
    },
  );
  const sessionShape = z.object({ id: z.string(), createdAt: z.number(), seenAt: z.number(), own: z.boolean() });
  app.get(
    '/account/sessions',
    { schema: { summary: 'Where one is signed in', response: { 200: z.array(sessionShape) } } },
    async (request) => {
      const { person, session } = signedIn(request);
      const rows = await db.selectFrom('sessions').selectAll().where('person_id', '=', person.id).execute();
      return rows.map((row) => ({
        ...{ id: row.id, createdAt: row.created_at, seenAt: row.seen_at, own: row.id === session.id },
      }));
    },
  );
  app.delete(
    '/account/sessions/:id',
    { schema: { summary: 'End one of one’s sessions', params: z.object({ id: z.string().max(60) }) } },
    async (request, reply) => {
      const { person } = signedIn(request);
      const mine = db.deleteFrom('sessions').where('person_id', '=', person.id);
      await mine.where('id', '=', request.params.id).execute();
      return reply.status(204).send();
    },
  );
  factorRoutes(app, parts);
}
