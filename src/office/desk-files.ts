import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const pack = promisify(gzip);

interface DeskFile {
  bytes: Buffer;
  /** Of what is text. */
  packed?: Buffer;
  type: string;
  etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

async function readFiles(folder: string): Promise<Map<string, DeskFile>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = new Map<string, DeskFile>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const type = TYPES[/\.([a-z0-9]+)$/.exec(entry.name)?.[1] ?? ''];
    if (type === undefined) continue;
    const bytes = await readFile(file);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(relative(folder, file).split(sep).join('/'), {
      ...{ bytes, type, etag },
      ...(/^text|svg/.test(type) && { packed: await pack(bytes, { level: 9 }) }),
    });
  }
  return files;
}

/** The office's screens: few and small, so they are kept in memory. Every address that is no file is the one page. */
export async function deskRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const files = await readFiles(folder);
  app.get('/office', (_, reply) => reply.redirect('/office/', 308));
  app.get('/office/*', (request, reply) => {
    const path = decodeURIComponent((request.url.split('?')[0] ?? '').slice('/office/'.length));
    const found = files.get(path === '' ? 'index.html' : path);
    if (found === undefined) return reply.callNotFound();
    reply
      .header('ETag', found.etag)
      .header('Cache-Control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === found.etag) return reply.status(304).send();
    reply.type(found.type).header('Vary', 'Accept-Encoding');
    if (found.packed === undefined || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
      return reply.send(found.bytes);
    return reply.header('Content-Encoding', 'gzip').send(found.packed);
  });
}
