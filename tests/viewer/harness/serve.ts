import { createServer, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Code } from './code';
import { pageOf } from './page';
import { cutSite } from './site';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.json': 'application/json',
};

export interface TestSite {
  origin: string;
  /** Paths asked for since the last look, in order. */
  takeRequests(): string[];
  close(): Promise<void>;
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=31536000, immutable' });
  response.end(body);
}

/** `/gate` and the like are pages; `/gate?alone` is one without the starter. */
export async function serveSite(code: Code): Promise<TestSite> {
  const { folder, scenes } = await cutSite();
  let requests: string[] = [];
  const answer = async (address: string, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    requests.push(pathname);
    const scene = scenes.find(({ id }) => pathname === `/${id}`);
    if (scene) return send(response, 'text/html', pageOf(scene, code, { starter: !searchParams.has('alone') }));
    const script = code.files[pathname];
    if (script !== undefined) return send(response, 'text/javascript', script);
    const path = join(folder, normalize(pathname));
    send(response, TYPES[extname(path)] ?? 'text/plain', await readFile(path));
  };
  const server: Server = createServer((request, response) => {
    answer(request.url ?? '/', response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeRequests: () => {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
