import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sirv from 'sirv';
import { signInAddress, signTyped } from './sign-address';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** Names of these never get another content: hashed files, pictures by content, manifests by version. */
const NEVER_CHANGES = /^\/(?:assets\/|tours\/[^/]+\/(?:[spm]\/|(?:tour|files)-[0-9a-f]{16}\.json$))/;

function setHeaders(response: ServerResponse, pathname: string): void {
  response.setHeader('Cache-Control', NEVER_CHANGES.test(pathname) ? IMMUTABLE : ASK_AGAIN);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
}

async function answerNotFound(out: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await readFile(join(out, '404.html')).catch(() => Buffer.from('404'));
  const wantsPage = request.headers.accept?.includes('text/html') === true;
  response.writeHead(404, {
    'Content-Type': wantsPage ? 'text/html;charset=utf-8' : 'text/plain',
    'Cache-Control': ASK_AGAIN,
  });
  response.end(wantsPage ? page : undefined);
}

/** Where a sign's address leads that is not written as the file is named; undefined when the file server can answer. */
function otherAddress(out: string, url: string): string | undefined {
  const code = signInAddress(url) ?? signTyped(url);
  if (!code) return undefined;
  if (existsSync(join(out, 'q', code, 'index.html')))
    return url.split('?')[0] === `/q/${code}/` ? undefined : `/q/${code}/`;
  return signInAddress(url) === undefined ? undefined : `/q/?c=${code}`;
}

/** A plain file server for the published folder. Any other static server does as well. */
export function createSite(out: string): Server {
  const serveFile = sirv(out, { dev: true, etag: true, brotli: true, gzip: true, setHeaders });
  return createServer((request, response) => {
    const address = otherAddress(out, request.url ?? '/');
    if (address?.startsWith('/q/?')) return void response.writeHead(302, { Location: address }).end();
    if (address !== undefined) request.url = address;
    serveFile(request, response, () => void answerNotFound(out, request, response));
  });
}
