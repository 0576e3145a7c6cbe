import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSite } from '../../src/office/site';

/** The site on an address that stays the same while its server comes and goes. */
export class Station {
  #server: Server | undefined;
  #port = 0;
  #site: Server;
  /** Sent to the browser, heads included; and what was asked for. */
  bytes = 0;
  requests: string[] = [];
  /** Answers instead of the site, where it wants to. */
  instead: RequestListener | undefined;

  constructor(folder: string) {
    this.#site = createSite(folder);
  }

  /** From now on another folder is served. */
  deploy(folder: string): void {
    this.#site = createSite(folder);
  }

  async start(): Promise<void> {
    if (this.#server) return;
    const server = createServer((request, response) => {
      this.requests.push(request.url ?? '');
      const { socket } = response;
      const before = socket?.bytesWritten ?? 0;
      response.on('close', () => (this.bytes += (socket?.bytesWritten ?? before) - before));
      this.instead?.(request, response);
      if (!response.headersSent && !response.destroyed) this.#site.emit('request', request, response);
    });
    this.#server = server;
    await new Promise<void>((listening) => server.listen(this.#port, '127.0.0.1', listening));
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()));
  }

  reset(): void {
    [this.bytes, this.requests, this.instead] = [0, [], undefined];
  }

  get port(): number {
    return this.#port;
  }

  readonly address = (path: string): string => `http://127.0.0.1:${this.#port}${path}`;
}
