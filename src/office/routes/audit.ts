import { z } from 'zod';
import { auditPage } from '../audit';
import { formatCsv } from '../csv';
import { signedIn } from '../http/guard';
import type { ZodApp } from '../http/zod-routes';
import type { Parts } from '../parts';
import { mayEverywhere } from '../people/rights';
import type { SignedIn } from '../people/session';
import { Refusal } from '../refusal';

const MOST = 200;
const MOST_EXPORTED = 100_000;

function auditor(request: { signedIn: SignedIn | null }): void {
  if (!mayEverywhere(signedIn(request).grants, 'audit')) throw new Refusal(403, 'not-allowed');
}

const entryShape = z.object({
  ...{ id: z.string(), at: z.number(), person: z.string(), action: z.string(), subject: z.string() },
  details: z.record(z.string(), z.unknown()),
});

export function auditRoutes(app: ZodApp, { db }: Parts): void {
  const query = z.strictObject({ before: z.string().max(60).optional() });
  app.get(
    '/audit',
    {
      schema: { summary: 'Who did what, the newest first', querystring: query, response: { 200: z.array(entryShape) } },
    },
    async (request) => {
      auditor(request);
      const { before } = request.query;
      const rows = await auditPage(db, { most: MOST, ...(before !== undefined && { before }) });
      return rows.map(({ details, ...row }) => ({ ...row, details: JSON.parse(details) as Record<string, unknown> }));
    },
  );
  app.get('/audit.csv', { schema: { summary: 'The same as a table' } }, async (request, reply) => {
    auditor(request);
    const rows = await auditPage(db, { most: MOST_EXPORTED });
    const cells = rows.map(({ at, person, action, subject, details }) => [
      ...[new Date(at).toISOString(), person, action, subject, details],
    ]);
    return reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', 'attachment; filename="audit.csv"')
      .send(formatCsv([['time', 'person', 'action', 'subject', 'details'], ...cells]));
  });
}
