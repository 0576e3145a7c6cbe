import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { contentType } from '../../shelf/content-type';
import { isLasting } from '../../shelf/lasting';
import type { Shelf, StoredFile } from '../../shelf/shelf';
import { signInAddress, signTyped } from '../sign-address';
import { byteRange } from './byte-range';
import { requestPath } from './request-path';

type Live = Pick<Shelf, 'readLive'>;

const headersOf = (file: StoredFile): Record<string, string> => ({
  'Content-Type': contentType(file.path),
  'Cache-Control': isLasting(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Accept-Ranges': 'bytes',
  ETag: `"${file.sha256.slice(0, 32)}"`,
});

/** A file by its name, a page by its folder's; never what hides. */
async function findLive(shelf: Live, path: string, isFolder: boolean): Promise<StoredFile | undefined> {
  if (/(?:^|\/)\./.test(path)) return undefined;
  const index = path === '' ? 'index.html' : `${path}/index.html`;
  return (isFolder || path === '' ? undefined : await shelf.readLive(path)) ?? shelf.readLive(index);
}

/** Where a sign's address leads that is not written as the file is named. */
async function signAt(shelf: Live, url: string): Promise<string | undefined> {
  const code = /^\/q[/?]/i.test(url) ? (signInAddress(url) ?? signTyped(url)) : undefined;
  return code !== undefined && (await shelf.readLive(`q/${code}/index.html`)) ? `/q/${code}/` : undefined;
}

function send(request: IncomingMessage, response: ServerResponse, file: StoredFile, status: 200 | 404): void {
  const headers = headersOf(file);
  if (status === 200 && request.headers['if-none-match']?.includes(headers['ETag'] ?? '-'))
    return void response.writeHead(304, headers).end();
  const range = status === 200 ? byteRange(request.headers.range, file.bytes) : undefined;
  if (range === 416)
    return void response.writeHead(416, { 'Content-Range': `bytes */${file.bytes}`, 'Content-Length': 0 }).end();
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  response.writeHead(range ? 206 : status, {
    ...headers,
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${file.bytes}` }),
  });
  if (request.method === 'HEAD' || file.bytes === 0) return void response.end();
  pipeline(file.open(range), response, () => undefined);
}

async function answer(shelf: Live, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/' } = request;
  const refuse = (status: number): void => void response.writeHead(status, { 'Content-Length': 0 }).end();
  const wanted = requestPath((await signAt(shelf, url)) ?? url);
  if (wanted === 400) return refuse(400);
  const found = wanted === 404 ? undefined : await findLive(shelf, wanted.path, wanted.isFolder);
  if (found && method !== 'GET' && method !== 'HEAD') return refuse(405);
  if (found) return send(request, response, found, 200);
  const page = wanted !== 404 && isLasting(wanted.path) ? undefined : await shelf.readLive('404.html');
  return page ? send(request, response, page, 404) : refuse(404);
}

/**
 * Answers visitors from an object store. It is for looking at the site where no CDN stands before the store yet: each request asks the
 * store, and nothing is held in memory.
 */
export const createStoreHandler =
  (shelf: Live) =>
  (request: IncomingMessage, response: ServerResponse): void =>
    void answer(shelf, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(503, { 'Content-Length': 0, 'Retry-After': 5 }).end();
    });
