import { createServer, type RequestListener } from 'node:http';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Config } from './config';
import { openDatabase } from './database/database';
import { deskRoutes } from './desk-files';
import { useGuard } from './http/guard';
import { loggerOf, useAccessLog, type LogStream } from './http/log';
import { useOpenApi } from './http/open-api';
import { useProblems } from './http/problem';
import { useSecurityHeaders } from './http/security-headers';
import { chooseSide } from './http/site-or-office';
import { useZod, withZod } from './http/zod-routes';
import { giveUpPress, pressJob } from './jobs/press-job';
import { createQueue } from './jobs/queue';
import { giveUpTakeIn, takeInJob } from './jobs/take-in-job';
import type { Say } from './parts';
import { inviteFirst } from './people/invitation';
import { openShelf } from './open-shelf';
import { createSeal } from './people/seal';
import { dropOldSessions } from './people/session';
import { answerPreview, previewRoutes } from './preview-site';
import { accountRoutes } from './routes/account';
import { auditRoutes } from './routes/audit';
import { apiRoutes, healthRoutes } from './routes/health';
import { oidcRoutes } from './routes/oidc';
import { peopleRoutes } from './routes/people';
import { sessionRoutes } from './routes/session';
import { countRoutes, statisticsRoutes } from './routes/statistics';
import { uploadRoutes } from './routes/uploads';
import { versionRoutes } from './routes/versions';
import type { Handler } from './site';
import { createPageCounter } from './statistics/page-counter';
import { sweep } from './sweep';
import { publishApp } from './versions/publish';
import { settleAll } from './versions/settle';
import { COUNTS_PATH } from './versions/shared-pages';
import { publishDue } from './versions/take-step';
import type { Making, Workshop } from './workshop';

export const API = '/office/api';

export interface OfficeOptions {
  config: Config;
  say: Say;
  version: string;
  making: Making;
  /** Folder of the built screens. */
  desk: string;
  now?: () => number;
  log?: LogStream;
}

export interface Office {
  app: FastifyInstance;
  workshop: Workshop;
  /** What the first administrator begins with, as long as there is none. */
  firstCode: string | undefined;
  /** Publishes what is due and writes counters down; done now and then by itself. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

const MOST_BODY = 1_000_000;
const [TICK_MS, TIDY_EVERY_MS] = [15_000, 10 * 60_000];
/** Slow senders of headers and bodies are let go; parts of an upload take less even on a slow line. */
const [HEADERS_MS, REQUEST_MS] = [20_000, 300_000];
const MOST_A_MINUTE = 1_200;

type Sides = (office: RequestListener) => RequestListener;

async function createApp({ config, log, say, version }: OfficeOptions, sides: Sides): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerOf(config.log, log),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY,
    trustProxy: config.proxies > 0 && ((_: string, hop: number) => hop < config.proxies),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    serverFactory: (office) =>
      createServer(
        { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: 2_000 },
        sides(office),
      ),
  });
  useAccessLog(app);
  // A form on another site could send it without asking first.
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await useSecurityHeaders(app, config.origin);
  await app.register(rateLimit, { global: true, max: MOST_A_MINUTE, timeWindow: '1 minute' });
  useZod(app);
  useProblems(app, say);
  await useOpenApi(app, version);
  return app;
}

/** The routes of the interface, below `/office/api`. */
async function addApi(app: FastifyInstance, workshop: Workshop, isStopping: () => boolean): Promise<void> {
  await app.register(
    async (api) => {
      useGuard(api, workshop);
      api.addHook('onSend', async (_, reply) => void reply.header('Cache-Control', 'no-store'));
      const routes = withZod(api);
      healthRoutes(routes, workshop, isStopping);
      for (const add of [sessionRoutes, oidcRoutes, accountRoutes, peopleRoutes, auditRoutes]) add(routes, workshop);
      for (const add of [uploadRoutes, versionRoutes, statisticsRoutes]) add(routes, workshop);
      apiRoutes(routes);
    },
    { prefix: API },
  );
}

async function createWorkshop({
  config,
  say,
  making,
  now = Date.now,
}: OfficeOptions): Promise<{ workshop: Workshop; files: Handler }> {
  const db = await openDatabase(config);
  const { shelf, site: files } = await openShelf(config, db);
  const parts = { config, db, say, now, seal: await createSeal(config), shelf, making };
  const queue = createQueue({
    ...{ db, now, alone: config.database === undefined },
    onFailed: async ({ kind, subject }, error) =>
      void (await (kind === 'press' ? giveUpPress : giveUpTakeIn)(parts, subject, error)),
  });
  return { workshop: { ...parts, queue }, files };
}

/** What a crash has left is put in order before anybody asks. */
async function begin(workshop: Workshop): Promise<void> {
  await sweep(workshop, workshop.config.database === undefined);
  await publishApp(workshop);
  await settleAll(workshop);
  workshop.queue.start(({ kind, subject }, signal) =>
    kind === 'press' ? pressJob(workshop, subject, signal) : takeInJob(workshop, subject),
  );
}

/** The department's side at `/office/`, and the visitors' site beside it. It answers once `app` listens. */
export async function createOffice(options: OfficeOptions): Promise<Office> {
  const { config, now = Date.now } = options;
  const { workshop, files } = await createWorkshop(options);
  const { db, queue } = workshop;
  const pages = createPageCounter(db, now);
  const site: RequestListener = (request, response) => {
    if (request.method === 'GET') pages.see(request.url ?? '');
    files(request, response);
  };
  const preview = answerPreview.bind(undefined, workshop);
  const app = await createApp(options, (office) => chooseSide(config, COUNTS_PATH, { office, site, preview }));
  let stopping = false;
  await addApi(app, workshop, () => stopping);
  previewRoutes(app, workshop);
  countRoutes(app, workshop);
  await deskRoutes(app, options.desk);
  await begin(workshop);
  const tick = async (): Promise<void> => {
    await publishDue(workshop);
    await pages.flush();
  };
  const told = (error: unknown): void => app.log.error({ fault: String(error) }, 'tick');
  const timers = [
    setInterval(() => void tick().catch(told), TICK_MS),
    setInterval(() => void dropOldSessions(db, now(), config).catch(told), TIDY_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  await app.ready();
  return {
    ...{ app, workshop, tick },
    firstCode: await inviteFirst(db, now()),
    close: async () => {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      await app.close();
      await queue.stop();
      await pages.flush();
      await workshop.shelf.close();
      await db.destroy();
    },
  };
}
