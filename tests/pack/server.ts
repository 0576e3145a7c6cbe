import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { TourSite } from './tour-site';

export interface Asked {
  path: string;
  body: Buffer;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Spoils an answer; false leaves it to the server. */
export type Fault = (asked: Asked) => boolean;

export interface FaultyServer {
  origin: string;
  site: TourSite;
  fault: Fault;
  /** Bytes of bodies, and requests, since the last reset. */
  sent: number;
  /** Bytes that went out, also of answers that were cut; heads included. */
  wire: number;
  requests: string[];
  reset(): void;
  close(): Promise<void>;
}

const typeOf = (path: string): string =>
  path.endsWith('.json') ? 'application/json' : path.endsWith('/') ? 'text/html' : 'image/avif';

/** A real server that can be told to lie. */
export async function serveFaulty(site: TourSite): Promise<FaultyServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    self.requests.push(path);
    const { socket } = response;
    const before = socket?.bytesWritten ?? 0;
    response.on('close', () => (self.wire += (socket?.bytesWritten ?? before) - before));
    const body = self.site.files.get(path);
    if (!body) return void response.writeHead(404).end('not found');
    if (self.fault({ path, body, request, response })) return;
    self.sent += body.length;
    // Lists go compressed, as from any server of sites.
    const isList = path.endsWith('.json');
    const bytes = isList ? gzipSync(body) : body;
    const encoding = isList ? { 'Content-Encoding': 'gzip' } : {};
    response.writeHead(200, { 'Content-Type': typeOf(path), 'Content-Length': bytes.length, ...encoding }).end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const self: FaultyServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    site,
    fault: () => false,
    sent: 0,
    wire: 0,
    requests: [],
    reset() {
      [self.sent, self.wire, self.requests] = [0, 0, []];
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
  return self;
}
