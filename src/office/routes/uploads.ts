import { z } from 'zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../http/guard';
import { languageOf } from '../http/problem';
import type { ZodApp } from '../http/zod-routes';
import type { Report } from '../jobs/take-in-job';
import type { OfficeLanguage, Say } from '../parts';
import { createTus, refuseLargePart, type Tus } from '../uploads/tus';
import type { Workshop } from '../workshop';
import type { Issue } from '../../tour/issue';

export const issueShape = z.object({
  ...{ code: z.string(), severity: z.enum(['error', 'warning']), message: z.string() },
  path: z.array(z.union([z.string(), z.number()])),
});

export const toldIssues = (
  say: Say,
  lang: OfficeLanguage,
  issues: readonly Issue[] = [],
): z.input<typeof issueShape>[] =>
  issues.map(({ code, severity, path, values }) => ({
    ...{ code, severity, path: [...path] },
    message: say(lang, `issues:${code}`, values),
  }));

const uploadShape = z.object({
  ...{ id: z.string(), name: z.string(), bytes: z.number(), at: z.number() },
  state: z.enum(['open', 'waiting', 'refused', 'accepted']),
  version: z.string().nullable(),
  fault: z.object({ code: z.string(), message: z.string() }).nullable(),
  issues: z.array(issueShape),
});

const MOST_LISTED = 50;

/** Hands a request to the library of the protocol, with our headers on its answer. */
async function handOn(tus: Tus, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  refuseLargePart(request.raw);
  tus.introduce(request.raw, signedIn(request));
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('Cache-Control', 'no-store');
  reply.hijack();
  await tus.server.handle(request.raw, reply.raw);
}

export function uploadRoutes(app: ZodApp, workshop: Workshop): void {
  const { db, say } = workshop;
  const tus = createTus(workshop);
  app.addContentTypeParser('application/offset+octet-stream', (_, __, done) => done(null));
  const handler = (request: FastifyRequest, reply: FastifyReply) => handOn(tus, request, reply);
  const schema = { summary: 'Upload a package in parts (tus 1.0.0)' };
  app.route({ method: 'POST', url: '/uploads', schema, handler });
  app.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: '/uploads/:id', schema, handler });
  app.get(
    '/uploads',
    { schema: { summary: 'One’s own uploads and what came of them', response: { 200: z.array(uploadShape) } } },
    async (request) => {
      const { person } = signedIn(request);
      const lang = languageOf(request);
      const mine = db.selectFrom('uploads').selectAll().where('person_id', '=', person.id);
      const rows = await mine.orderBy('at', 'desc').limit(MOST_LISTED).execute();
      return rows.map(({ id, name, bytes, at, state, version_id: version, report }) => {
        const { fault, issues } = JSON.parse(report ?? '{}') as Report;
        return {
          ...{ id, name, bytes, at, state: state as 'open', version },
          fault: fault ? { code: fault.code, message: say(lang, `office:package.${fault.code}`, fault.values) } : null,
          issues: toldIssues(say, lang, issues),
        };
      });
    },
  );
}
