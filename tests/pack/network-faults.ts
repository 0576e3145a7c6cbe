import type { Fault } from './server';

export const answer = (headers: Record<string, string | number>, status = 200, body?: string | Buffer): Fault => {
  return ({ response }) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
};

const raw =
  (head: string, part: number): Fault =>
  ({ body, request, response }) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\nContent-Type: image/avif\r\n${head}\r\n\r\n`);
    if (head.includes('chunked')) response.socket?.write(`${body.length.toString(16)}\r\n`);
    response.socket?.write(body.subarray(0, body.length * part));
    request.socket.end();
    return true;
  };

export const PORTAL = '<!doctype html><title>Wi-Fi</title><form>…</form>';

/** What lying networks and servers do to a file. */
export const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['a body cut short of its length', raw('Content-Length: 999999', 0.5), 'offline'],
  ['a body in pieces that is cut', raw('Transfer-Encoding: chunked', 0.5), 'offline'],
  ['a body without a length that is cut', raw('Connection: close', 0.5), 'wrong'],
  ['a login page with 200', answer({ 'Content-Type': 'text/html' }, 200, PORTAL), 'portal'],
  ['a login page that says it is a picture', answer({ 'Content-Type': 'image/avif' }, 200, PORTAL), 'portal'],
  ['a part nobody asked for', answer({ 'Content-Range': 'bytes 0-9/100' }, 206, '0123456789'), 'wrong'],
  ['an empty body', answer({}, 200, ''), 'wrong'],
  ['a longer body', ({ body, response }) => (response.end(Buffer.concat([body, body])), true), 'wrong'],
  ['one flipped bit', ({ body, response }) => (response.end(flipped(body)), true), 'wrong'],
  [
    'another file of the same size',
    ({ body, response }) => (response.end(Buffer.alloc(body.length, 7)), true),
    'wrong',
  ],
  ['bytes that are not what their encoding says', answer({ 'Content-Encoding': 'gzip' }, 200, 'no gzip'), 'offline'],
  ['a way to another place', answer({ Location: '/vi/hue/' }, 302), 'offline'],
  ['an overloaded server', answer({ 'Retry-After': '1' }, 503), 'busy'],
  ['too many requests', answer({}, 429), 'busy'],
  ['416', answer({}, 416), 'wrong'],
  ['a closed connection', ({ response }) => (response.destroy(), true), 'offline'],
];

export function flipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1;
  return copy;
}
