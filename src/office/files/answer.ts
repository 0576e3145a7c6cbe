import { createReadStream } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { byteRange } from './byte-range';
import { conditionOf, rangeApplies } from './condition';
import type { ServedFile } from './file-cache';

const PIECE_BYTES = 256 << 10;

function sendContent(served: ServedFile, response: ServerResponse, start: number, end: number): void {
  const { content, file, bytes } = served;
  if (content) return void response.end(start === 0 && end === bytes - 1 ? content : content.subarray(start, end + 1));
  // A visitor who goes away is no fault.
  pipeline(createReadStream(file, { start, end, highWaterMark: PIECE_BYTES }), response, () => undefined);
}

/** Answers with a file, or with what the request's conditions and ranges make of it. */
export function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedFile,
  headers: OutgoingHttpHeaders,
): void {
  const { bytes, etag, modified } = served;
  const about = { ...headers, 'Last-Modified': new Date(modified * 1000).toUTCString(), ETag: etag };
  const condition = conditionOf(request.headers, served);
  if (condition === 412) return void response.writeHead(412, { 'Content-Length': 0 }).end();
  if (condition === 304) {
    const kept = Object.entries(about).filter(([name]) => name !== 'Content-Type' && name !== 'Content-Encoding');
    return void response.writeHead(304, Object.fromEntries(kept)).end();
  }
  const { range: wanted, 'if-range': ifRange } = request.headers;
  // Parts of a compressed twin are of no use to anybody: they would be parts of what only the server knows.
  const isTwin = headers['Content-Encoding'] !== undefined;
  const range = !isTwin && rangeApplies(ifRange, served) ? byteRange(wanted, bytes) : undefined;
  if (range === 416)
    return void response.writeHead(416, { 'Content-Range': `bytes */${bytes}`, 'Content-Length': 0 }).end();
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  response.writeHead(range ? 206 : 200, {
    ...about,
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${bytes}` }),
    ...(!range && !isTwin && { 'Accept-Ranges': 'bytes' }),
  });
  if (request.method === 'HEAD' || bytes === 0) response.end();
  else sendContent(served, response, start, end);
}
