import { z } from 'zod';
import { isAlive } from '../database/database';
import { apiPage, type ApiDocument } from '../http/api-page';
import type { ZodApp } from '../http/zod-routes';
import type { Parts } from '../parts';

const stateShape = z.object({ status: z.enum(['ok', 'not-ready']) });

/** For whoever watches the server: `health` says that the process answers, `ready` that it can also work. */
export function healthRoutes(app: ZodApp, { db }: Parts, isStopping: () => boolean): void {
  const open = { config: { open: true } };
  app.get('/health', { ...open, schema: { summary: 'Alive', response: { 200: stateShape } } }, async () => ({
    status: 'ok' as const,
  }));
  app.get(
    '/ready',
    { ...open, schema: { summary: 'Ready for work', response: { 200: stateShape, 503: stateShape } } },
    async (_, reply) => {
      const ready = !isStopping() && (await isAlive(db));
      return reply.status(ready ? 200 : 503).send({ status: ready ? ('ok' as const) : ('not-ready' as const) });
    },
  );
}

/** The description of this interface, for those who are signed in. */
export function apiRoutes(app: ZodApp): void {
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get('/', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(app.swagger() as ApiDocument)),
  );
}
