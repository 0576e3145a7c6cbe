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

/** Answers with a file, or with what the request's conditions and ranges make of it. Gives the headers where it was the whole file. */
export function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedFile,
  headers: OutgoingHttpHeaders,
): OutgoingHttpHeaders | undefined {
  const { bytes, etag, modifiedText } = served;
  const about = { ...headers, 'Last-Modified': modifiedText, ETag: etag };
  const condition = conditionOf(request.headers, served);
  const refuse = (status: number, why: OutgoingHttpHeaders = {}): undefined =>
    void response.writeHead(status, { ...why, 'Content-Length': 0 }).end();
  if (condition === 412) return refuse(412);
  if (condition === 304) {
    const kept = Object.entries(about).filter(([name]) => name !== 'Content-Type' && name !== 'Content-Encoding');
    return void response.writeHead(304, Object.fromEntries(kept)).end();
  }
  const { range: wanted, 'if-range': ifRange } = request.headers;
  // Parts of a compressed twin are of no use to anybody: they would be parts of what only the server knows.
  const isTwin = headers['Content-Encoding'] !== undefined;
  const range = !isTwin && rangeApplies(ifRange, served) ? byteRange(wanted, bytes) : undefined;
  if (range === 416) return refuse(416, { 'Content-Range': `bytes */${bytes}` });
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  const all = {
    ...about,
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${bytes}` }),
    ...(!range && !isTwin && { 'Accept-Ranges': 'bytes' }),
  };
  response.writeHead(range ? 206 : 200, all);
  if (request.method === 'HEAD' || bytes === 0) response.end();
  else sendContent(served, response, start, end);
  return range ? undefined : all;
}
