import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { isLasting } from '../shelf/lasting';
import { answerFile } from './files/answer';
import { createFileCache, type FileCache } from './files/file-cache';
import { findFile, type FoundFile } from './files/find-file';
import { createReadyAnswers, type ReadyAnswers } from './files/ready-answers';
import { requestPath } from './files/request-path';
import { createTurns } from './files/turns';
import { signInAddress, signTyped } from './sign-address';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';
const LONGEST_ADDRESS = 8_000;

const headersFor = (path: string): OutgoingHttpHeaders => ({
  'Cache-Control': isLasting(path) ? IMMUTABLE : ASK_AGAIN,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
});

const headersOf = ({ path, type, encoding, varies }: FoundFile): OutgoingHttpHeaders => ({
  'Content-Type': type,
  ...headersFor(path),
  ...(encoding !== undefined && { 'Content-Encoding': encoding }),
  ...(varies && { Vary: 'Accept-Encoding' }),
});

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

const refuse = (response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void =>
  void response.writeHead(status, { ...headers, 'Content-Length': 0 }).end();

/** The kind page where a person asked; a missing tile is told in as few bytes as can be. */
async function answerNotFound(cache: FileCache, { request, response }: Exchange, path: string): Promise<void> {
  const accepted = request.headers['accept-encoding'];
  const page = isLasting(path) ? undefined : await findFile(cache, { path: '404.html', isFolder: false }, accepted);
  if (!page) return refuse(response, 404);
  const { etag, bytes, content } = page.served;
  response.writeHead(404, { ...headersOf(page), ETag: etag, 'Content-Length': bytes });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/** Where a sign's address leads that is not written as the file is named; undefined when the file server can answer. */
async function otherAddress(cache: FileCache, url: string): Promise<string | undefined> {
  const code = signInAddress(url) ?? signTyped(url);
  if (!code) return undefined;
  if (await cache.get(`q/${code}/index.html`)) return url.split('?')[0] === `/q/${code}/` ? undefined : `/q/${code}/`;
  return signInAddress(url) === undefined ? undefined : `/q/?c=${code}`;
}

async function answer(cache: FileCache, answers: ReadyAnswers, exchange: Exchange): Promise<void> {
  const since = cache.version();
  const { request, response } = exchange;
  const { method, url = '/' } = request;
  if (url.length > LONGEST_ADDRESS) return refuse(response, 414);
  const other = /^\/q[/?]/i.test(url) ? await otherAddress(cache, url) : undefined;
  if (other?.startsWith('/q/?')) return refuse(response, 302, { Location: other });
  const wanted = requestPath(other ?? url);
  if (wanted === 400) return refuse(response, 400);
  const found = wanted === 404 ? undefined : await findFile(cache, wanted, request.headers['accept-encoding']);
  if (!found) return answerNotFound(cache, exchange, wanted === 404 ? '' : wanted.path);
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405);
  const headers = answerFile(request, response, found.served, headersOf(found));
  const { content } = found.served;
  if (headers && content) answers.keep(request, { headers, content }, since);
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers visitors with the files of a published folder or of a shelf's `site`, as docs/nginx.conf does. */
export function createSiteHandler(out: string): Handler {
  const cache = createFileCache(out);
  const answers = createReadyAnswers(() => cache.version());
  const inTurn = createTurns();
  return (request, response) =>
    inTurn(() => {
      const ready = answers.get(request);
      if (ready) return void response.writeHead(200, ready.headers).end(ready.content);
      answer(cache, answers, { request, response }).catch(() => {
        if (response.headersSent) response.destroy();
        else refuse(response, 500);
      });
    });
}

/** A long address is told so rather than that its head is too large. Visitors only ever ask; who takes longer for that is no visitor, or is better off trying again. */
const PATIENCE = {
  maxHeaderSize: 32 << 10,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 75_000,
};
const STALLED_MS = 30_000;

/** A plain file server for the published folder. Any other static server does as well. */
export function createSite(out: string): Server {
  const server = createServer(PATIENCE, createSiteHandler(out));
  server.setTimeout(STALLED_MS, (socket) => socket.destroy());
  return server;
}
