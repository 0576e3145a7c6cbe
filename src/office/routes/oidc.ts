import type { FastifyReply } from 'fastify';
import { COOKIE } from '../http/guard';
import type { ZodApp } from '../http/zod-routes';
import type { Parts } from '../parts';
import { comeBack, createProvider, leave, returnAddress } from '../people/oidc';
import { Refusal } from '../refusal';
import { setSession } from './session';

const MEMORY_COOKIE = '__Host-office-oidc';
/** The way back comes from another site, so this one cookie must come along from there. */
const AWAY = { ...COOKIE, sameSite: 'lax' } as const;

/** A person's browser goes these ways, not a script: what is refused is told by the page that one signs in on. */
async function orTell(reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    return reply.redirect(`/office/?refused=${error.code}`);
  }
}

/** The way to the province's single sign-on and back. */
export function oidcRoutes(app: ZodApp, parts: Parts): void {
  const provider = createProvider(parts.config);
  const open = { config: { open: true } };
  app.get('/oidc', { ...open, schema: { summary: 'To the single sign-on' } }, (_, reply) =>
    orTell(reply, async () => {
      const { url, memory } = await leave(parts, await provider());
      return reply.setCookie(MEMORY_COOKIE, memory, AWAY).redirect(url.href);
    }),
  );
  app.get('/oidc/back', { ...open, schema: { summary: 'And back from it' } }, (request, reply) =>
    orTell(reply.clearCookie(MEMORY_COOKIE, AWAY), async () => {
      const query = request.url.split('?')[1] ?? '';
      const url = new URL(`${returnAddress(parts.config)}?${query}`);
      setSession(reply, await comeBack(parts, await provider(), { url, memory: request.cookies[MEMORY_COOKIE] }));
      return reply.redirect('/office/');
    }),
  );
}
