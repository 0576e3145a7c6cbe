import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { partOfTour } from '../shelf/part';
import type { Shelf, StoredFile } from '../shelf/shelf';
import type { Row } from './database/tables';
import { COOKIE } from './http/guard';
import { languageOf } from './http/problem';
import { findPreview } from './versions/preview';
import type { Workshop } from './workshop';

const PREVIEW_COOKIE = '__Host-office-preview';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  glb: 'model/gltf-binary',
};

const typeOf = (path: string): string => TYPES[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';

async function findFile(shelf: Shelf, version: Row<'versions'>, path: string): Promise<StoredFile | undefined> {
  const part = partOfTour(version.tour_id);
  const plain = path.replace(/^\/+|\/+$/g, '');
  for (const candidate of [plain, `${plain}/index.html`]) {
    const found = await shelf.read(part, version.pressed ?? '', candidate);
    if (found) return found;
  }
  return undefined;
}

function send(response: ServerResponse, file: StoredFile, request: IncomingMessage): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = Math.min(file.bytes - 1, to ? Number(to) : file.bytes - 1);
  const isPart = from !== undefined && start <= end;
  response.writeHead(isPart ? 206 : 200, {
    'Content-Type': typeOf(file.path),
    'Content-Length': isPart ? end - start + 1 : file.bytes,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(isPart && { 'Content-Range': `bytes ${start}-${end}/${file.bytes}` }),
  });
  if (request.method === 'HEAD') return void response.end();
  file
    .open(isPart ? { start, end } : undefined)
    .on('error', () => response.destroy())
    .pipe(response);
}

const tokenIn = ({ headers }: IncomingMessage): string | undefined =>
  new RegExp(`(?:^|; )${PREVIEW_COOKIE}=([A-Za-z0-9_-]+)`).exec(headers.cookie ?? '')?.[1];

/** Answers from the version that this browser was asked to look at, where that has the file. */
export async function answerPreview(
  { db, shelf, now }: Workshop,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const token = tokenIn(request);
  if (token === undefined) return false;
  const version = await findPreview(db, token, now());
  if (version === undefined) return false;
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  // A worker would keep what was only looked at.
  if (path === '/sw.js') return (response.writeHead(404).end(), true);
  const file = await findFile(shelf, version, path);
  if (file === undefined) return false;
  send(response, file, request);
  return true;
}

/** The link itself: it remembers the version for this browser and leads into it. */
export function previewRoutes(app: FastifyInstance, { db, now, config }: Workshop): void {
  app.get(
    '/office/preview/:token',
    async (request: FastifyRequest<{ Params: { token: string } }>, reply: FastifyReply) => {
      const version = await findPreview(db, request.params.token, now());
      if (version === undefined)
        return reply.clearCookie(PREVIEW_COOKIE, COOKIE).redirect(`${config.origin}/office/?gone=preview`);
      reply.setCookie(PREVIEW_COOKIE, request.params.token, { ...COOKIE, sameSite: 'lax' });
      return reply.header('Cache-Control', 'no-store').redirect(`/${languageOf(request)}/${version.tour_id}/`);
    },
  );
}
