import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { Server, type ServerOptions } from '@tus/server';
import { sql } from 'kysely';
import { foldersOf } from '../folders';
import { mayAnywhere } from '../people/rights';
import type { SignedIn } from '../people/session';
import { createId } from '../people/token';
import { Refusal } from '../refusal';
import type { Workshop } from '../workshop';
import { hasRoom } from '../disk-room';
import { finishIfWhole, finishUpload } from './finish';
import { refused, tusProblem } from './tus-problem';

/** What one request may bring: less is lost when the line breaks. */
export const MOST_PART = 8 * 1024 * 1024;
/** Unfinished uploads are kept for so long. */
export const KEPT_MS = 7 * 24 * 3_600_000;
const MOST_OPEN = 20;

type Asked = Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0];

/** The request as Node knows it, by which we know who asks. */
const nodeRequest = (asked: Asked): object | undefined => asked.runtime?.node?.req;

export interface Tus {
  server: Server;
  /** Says who is behind a request that is handed on. */
  introduce(request: IncomingMessage, who: SignedIn): void;
}

async function refuseMore({ db, config }: Workshop, personId: string, bytes: number): Promise<void> {
  const open = await db
    .selectFrom('uploads')
    .select([sql<number>`coalesce(sum(bytes), 0)`.as('bytes'), sql<number>`count(*)`.as('count')])
    .where('person_id', '=', personId)
    .where('state', 'in', ['open', 'waiting'])
    .executeTakeFirstOrThrow();
  const isTooMuch = Number(open.bytes) + bytes > config.quotaBytes || Number(open.count) >= MOST_OPEN;
  if (isTooMuch) throw refused(413, 'quota');
  // It is there twice while it is unpacked.
  if (!(await hasRoom(config.data, 2 * bytes))) throw refused(507, 'disk-full');
}

const nameFrom = (metadata: Record<string, string | null> | undefined): string =>
  (metadata?.['filename'] ?? 'tour.zip')
    .normalize('NFC')
    .replace(/[\p{C}/\\]/gu, '')
    .slice(0, 120) || 'tour.zip';

/** Uploads in parts, taken up where the line broke, by the tus protocol. What arrives lies in the data folder until it is looked through. */
export function createTus(workshop: Workshop): Tus {
  const { db, config, now } = workshop;
  const people = new WeakMap<object, SignedIn>();
  const who = (asked: Asked): SignedIn => {
    const request = nodeRequest(asked);
    const found = request && people.get(request);
    if (found === undefined) throw refused(401, 'sign-in');
    return found;
  };
  const directory = foldersOf(config.data).uploads;
  const server = new Server({
    path: '/office/api/uploads',
    relativeLocation: true,
    allowedOrigins: [config.origin],
    maxSize: config.packageBytes,
    datastore: new FileStore({
      directory,
      configstore: new FileConfigstore(directory),
      expirationPeriodInMilliseconds: KEPT_MS,
    }),
    namingFunction: () => createHash('sha256').update(createId(now())).digest('hex').slice(0, 32),
    onResponseError: (asked, error) => tusProblem(workshop, asked.headers, error),
    onIncomingRequest: async (asked, id) => {
      const { person } = who(asked);
      if (asked.method === 'POST') return;
      const row = await db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst();
      if (row?.person_id !== person.id) throw refused(404, 'not-there');
      if (asked.method === 'HEAD') await finishIfWhole(workshop, row);
    },
    onUploadCreate: async (asked, upload) => {
      const { person, grants } = who(asked);
      if (!mayAnywhere(grants, 'edit')) throw refused(403, 'not-allowed');
      if (upload.size === undefined || upload.size === 0) throw refused(400, 'asked-wrongly');
      await refuseMore(workshop, person.id, upload.size);
      const row = {
        id: upload.id,
        person_id: person.id,
        name: nameFrom(upload.metadata),
        bytes: upload.size,
        at: now(),
      };
      await db
        .insertInto('uploads')
        .values({ ...row, state: 'open', version_id: null, report: null })
        .execute();
      return {};
    },
    onUploadFinish: async (_, upload) => {
      await finishUpload(workshop, upload.id);
      return {};
    },
  });
  return { server, introduce: (request, person) => void people.set(request, person) };
}

/** Refuses a part that is too large before any of it is read. */
export function refuseLargePart(request: IncomingMessage): void {
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (request.method === 'PATCH' && !(bytes <= MOST_PART)) throw new Refusal(413, 'part-too-large');
  if (request.method === 'PATCH' && request.headers['content-length'] === undefined)
    throw new Refusal(400, 'part-without-length');
}
