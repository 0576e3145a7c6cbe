import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { audit } from '../audit';
import { COOKIE, DEVICE_COOKIE, SESSION_COOKIE, signedIn } from '../http/guard';
import type { ZodApp } from '../http/zod-routes';
import type { Parts } from '../parts';
import { useInvitation } from '../people/invitation';
import { addPerson, findPerson, personOf, setPassword } from '../people/people';
import { passwordFault } from '../people/password-rules';
import { endSession, grantsOf, type SignedIn } from '../people/session';
import { signIn } from '../people/sign-in';
import { countTry, forgetTries, triers } from '../people/throttle';
import { Refusal } from '../refusal';

const YEAR_S = 31_536_000;
export const nameShape = z.email().max(200).describe('E-mail address that one signs in with');
export const titleShape = z.string().trim().min(1).max(100).describe('The person’s name as others see it');
export const passwordShape = z.string().max(1_000);

export const grantShape = z.object({ role: z.string(), scope: z.string() });
const meShape = z.object({
  person: z.object({ id: z.string(), name: z.string(), title: z.string() }).nullable(),
  grants: z.array(grantShape),
  factor: z.boolean(),
  factorRequired: z.boolean(),
  oidc: z.boolean(),
  siteOrigin: z.string(),
});

function me({ config }: Parts, who: SignedIn | null): z.input<typeof meShape> {
  const around = { factorRequired: config.secondFactor === 'required', oidc: config.oidc !== undefined };
  const { siteOrigin } = config;
  if (who === null) return { person: null, grants: [], factor: false, ...around, siteOrigin };
  const { id, name, title, totp } = who.person;
  return { person: { id, name, title }, grants: who.grants, factor: totp !== null, ...around, siteOrigin };
}

export function setSession(reply: FastifyReply, session: string, device?: string): void {
  reply.setCookie(SESSION_COOKIE, session, COOKIE);
  if (device !== undefined) reply.setCookie(DEVICE_COOKIE, device, { ...COOKIE, maxAge: YEAR_S });
}

const invitedShape = z.strictObject({
  code: z.string().max(100),
  password: passwordShape,
  name: nameShape.optional(),
  title: titleShape.optional(),
});

/** The first administrator says who he is; everybody else is known already. */
async function accept(parts: Parts, asked: z.output<typeof invitedShape>): Promise<void> {
  const { db, now } = parts;
  const { code, password, name, title } = asked;
  // Before the code is used up: a password that is refused must not cost it.
  const fault = passwordFault(password, [name ?? '', title ?? '']);
  if (fault !== undefined) throw new Refusal(422, fault);
  await db.transaction().execute(async (within) => {
    const { kind, personId } = await useInvitation(within, { code, now: now() });
    if (kind !== 'first') {
      const invited = await personOf(within, personId ?? '');
      await setPassword(within, invited, { password });
      return audit(within, invited, { action: 'password.chosen', subject: invited.id }, now());
    }
    if (name === undefined || title === undefined) throw new Refusal(400, 'asked-wrongly', { place: 'name' });
    const first = await addPerson(within, { name, title, grants: [{ role: 'administrator', scope: '*' }] }, now());
    await setPassword(within, first, { password });
    return audit(within, first, { action: 'person.first', subject: first.id }, now());
  });
}

const INVITED = 'invitation';

export function sessionRoutes(app: ZodApp, parts: Parts): void {
  const { db, now } = parts;
  app.get(
    '/session',
    { config: { open: true }, schema: { summary: 'Who is signed in', response: { 200: meShape } } },
    async ({ signedIn: who }) => me(parts, who),
  );
  const trial = z.strictObject({
    name: z.string().max(200),
    password: passwordShape,
    code: z.string().max(100).optional(),
  });
  app.post(
    '/session',
    { config: { open: true }, schema: { summary: 'Sign in', body: trial, response: { 200: meShape } } },
    async ({ body, cookies, ip, signedIn: before }, reply) => {
      const entered = await signIn(parts, { ...body, device: cookies[DEVICE_COOKIE], address: ip });
      if (before) await endSession(db, before.session.hash);
      setSession(reply, entered.session, entered.device);
      const person = await findPerson(db, entered.personId);
      const grants = await grantsOf(db, entered.personId);
      return me(parts, person ? { person, grants, session: { id: '', hash: '' } } : null);
    },
  );
  app.delete(
    '/session',
    { config: { beforeFactor: true }, schema: { summary: 'Sign out' } },
    async (request, reply) => {
      await endSession(db, signedIn(request).session.hash);
      return reply.clearCookie(SESSION_COOKIE, COOKIE).status(204).send();
    },
  );
  app.post(
    '/invitation',
    { config: { open: true }, schema: { summary: 'Choose a password with a one-time code', body: invitedShape } },
    async ({ body, ip }, reply) => {
      const who = triers(INVITED, undefined, ip).slice(1);
      await countTry(db, who, now());
      await accept(parts, body);
      await forgetTries(db, who);
      return reply.status(204).send();
    },
  );
}
