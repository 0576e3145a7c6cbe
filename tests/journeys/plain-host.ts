import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** A host that knows nothing of us: files as they lie there, with their capitals, and 404.html for the rest. */
export async function startPlainHost(folder: string): Promise<{ address: string; posts: string[]; server: Server }> {
  const posts: string[] = [];
  const serveFile = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    if (request.method === 'POST') posts.push(request.url ?? '');
    serveFile(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      createReadStream(join(folder, '404.html')).pipe(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    server,
  };
}
