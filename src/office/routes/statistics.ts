import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseSignCounts } from '../../tour/sign-count';
import { formatCsv } from '../csv';
import { signedIn } from '../http/guard';
import type { ZodApp } from '../http/zod-routes';
import { may, mayAnywhere } from '../people/rights';
import type { SignedIn } from '../people/session';
import { Refusal } from '../refusal';
import { countSigns } from '../statistics/counting';
import { BY, reportOf, type Report } from '../statistics/report';
import { createSignPlaces } from '../statistics/sign-places';
import { COUNTS_PATH } from '../versions/shared-pages';
import type { Workshop } from '../workshop';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const queryShape = z.strictObject({
  from: day,
  to: day,
  by: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(BY)).min(1).max(4)),
});
const reportShape = z.object({
  rows: z.array(z.object({ key: z.record(z.string(), z.string()), visits: z.number() })),
  left: z.number().describe('Rows that are not told because fewer visits than the limit stand behind them'),
  least: z.number(),
});

async function report(
  { db, config }: Workshop,
  who: SignedIn,
  { from, to, by }: z.output<typeof queryShape>,
): Promise<Report> {
  if (!mayAnywhere(who.grants, 'read')) throw new Refusal(403, 'not-allowed');
  const rows = await db.selectFrom('counts').selectAll().where('day', '>=', from).where('day', '<=', to).execute();
  const tours = await db.selectFrom('tours').select(['id', 'province']).execute();
  const provinces = new Map(tours.map(({ id, province }) => [id, province]));
  const mine = rows.filter(({ tour }) => may(who.grants, 'read', { id: tour, province: provinces.get(tour) ?? '' }));
  return reportOf(mine, by, config.leastCount);
}

export function statisticsRoutes(app: ZodApp, workshop: Workshop): void {
  app.get(
    '/statistics',
    {
      schema: {
        summary: 'Visits by day, tour, scene, code, language, way',
        querystring: queryShape,
        response: { 200: reportShape },
      },
    },
    async (request) => {
      const { rows, left } = await report(workshop, signedIn(request), request.query);
      const told = rows.map(({ key, visits }) => ({ key: { ...key } as Record<string, string>, visits }));
      return { rows: told, left, least: workshop.config.leastCount };
    },
  );
  app.get(
    '/statistics.csv',
    { schema: { summary: 'The same as a table', querystring: queryShape } },
    async (request, reply) => {
      const { rows } = await report(workshop, signedIn(request), request.query);
      const { by } = request.query;
      const cells = rows.map(({ key, visits }) => [...by.map((part) => key[part] ?? ''), visits]);
      return reply
        .type('text/csv; charset=utf-8')
        .header('Content-Disposition', 'attachment; filename="statistics.csv"')
        .send(formatCsv([[...by, 'visits'], ...cells]));
    },
  );
}

const MOST_BODY = 20_000;

/** The receiving end for phones: it answers everybody alike and keeps nothing but sums. */
export function countRoutes(app: FastifyInstance, { db, shelf, now }: Workshop): void {
  const places = createSignPlaces(shelf, now);
  app.post(COUNTS_PATH, { bodyLimit: MOST_BODY, config: { open: true } }, async (request, reply) => {
    const counts = parseSignCounts(request.body);
    if (counts === undefined) throw new Refusal(400, 'asked-wrongly', { place: 'counts' });
    await countSigns(db, counts, { now: now(), places: await places() });
    return reply.status(204).send();
  });
}
