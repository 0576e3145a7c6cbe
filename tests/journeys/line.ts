import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a broken line does: it is gone at once, or it takes everything and never answers. */
export type Silence = 'refused' | 'silent';
/** `flowing`: nothing breaks, it is only told. */
type End = Silence | 'flowing';

/** The line between a browser and a site. It can be cut at a byte; its address stays. */
export class Line {
  readonly #target: () => number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #isSilent = false;
  #left = Infinity;
  #cut: (() => void) | undefined;
  #how: End = 'refused';

  /** `target`: the site's port, now. */
  constructor(target: () => number) {
    this.#target = target;
  }

  readonly address = (path: string): string => `http://127.0.0.1:${this.#port}${path}`;

  async open(): Promise<void> {
    this.#isSilent = false;
    if (this.#server) return;
    const server = createServer((socket) => this.#join(socket));
    this.#server = server;
    await new Promise<void>((listening) => server.listen(this.#port, '127.0.0.1', listening));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Resolves when so many more bytes have gone to the browser; there the line breaks, if it is to. */
  after(bytes: number, how: End): Promise<void> {
    [this.#left, this.#how] = [bytes, how];
    return new Promise((cut) => (this.#cut = cut));
  }

  async close(how: Silence = 'refused'): Promise<void> {
    [this.#left, this.#cut] = [Infinity, undefined];
    for (const socket of this.#sockets) socket.destroy();
    this.#isSilent = how === 'silent';
    if (this.#isSilent) return;
    const server = this.#server;
    this.#server = undefined;
    await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()));
  }

  #join(browser: Socket): void {
    this.#keep(browser);
    if (this.#isSilent) return;
    const site = connect(this.#target(), '127.0.0.1');
    this.#keep(site);
    browser.pipe(site);
    site.on('data', (bytes) => this.#pass(bytes, browser));
    site.on('close', () => browser.end());
    browser.on('close', () => site.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #pass(bytes: Buffer, browser: Socket): void {
    if (this.#left > bytes.length) {
      this.#left -= bytes.length;
      return void browser.write(bytes);
    }
    const [cut, how] = [this.#cut, this.#how];
    browser.write(how === 'flowing' ? bytes : bytes.subarray(0, this.#left));
    this.#left = Infinity;
    if (how === 'flowing') cut?.();
    else setImmediate(() => void this.close(how).then(cut));
  }
}
