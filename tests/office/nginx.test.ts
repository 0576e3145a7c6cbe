import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite } from '../../src/office/site';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { pressedFiles } from '../../src/shelf/pressed-files';
import { makeSite, noise } from '../shelf/made-site';
import { scratch } from '../shelf/scratch';
import { startNginx, withoutNginx, type Nginx } from './nginx';
import { rawRequest, type RawAnswer } from './raw-request';

const missing = withoutNginx();
if (missing !== undefined) console.log(`Serving is not compared with nginx: ${missing}.`);

const VIDEO = '/tours/thanh-co/m/0123456789abcdef.mp4';
const PAGE = '/vi/thanh-co';
const ASSET = '/assets/main-abc.js';

/** Request lines and headers; ETAG and TIME stand for those of the file asked for. */
const CASES: readonly (readonly [string, ...string[]])[] = [
  ['GET /'],
  ['GET /vi/'],
  ['GET /vi'],
  [`GET ${PAGE}`],
  [`GET ${PAGE}/`],
  [`GET ${PAGE}?v=1,2,90&fbclid=x%zz`],
  [`HEAD ${PAGE}`],
  [`GET ${PAGE}`, 'Accept-Encoding: gzip, deflate, br'],
  [`GET ${PAGE}`, 'Accept-Encoding: gzip;q=1.0, br;q=0'],
  [`GET ${PAGE}`, 'Accept-Encoding: identity'],
  [`GET ${PAGE}`, 'Accept-Encoding: br', 'If-None-Match: ETAG'],
  [`GET ${PAGE}`, 'Via: 1.1 proxy', 'Accept-Encoding: gzip'],
  [`GET ${ASSET}`, 'Accept-Encoding: br'],
  [`HEAD ${ASSET}`, 'Accept-Encoding: gzip'],
  [`GET ${ASSET}`, 'If-None-Match: ETAG'],
  [`GET ${ASSET}`, 'If-None-Match: "other", W/ETAG'],
  [`GET ${ASSET}`, 'If-None-Match: *'],
  [`GET ${ASSET}`, 'If-None-Match: "other"'],
  [`GET ${ASSET}`, 'If-Modified-Since: TIME'],
  [`GET ${ASSET}`, 'If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT'],
  [`GET ${ASSET}`, 'If-Modified-Since: TIME', 'If-None-Match: "other"'],
  [`GET ${ASSET}`, 'If-Match: "other"'],
  [`GET ${ASSET}`, 'If-Match: ETAG'],
  [`GET ${ASSET}`, 'If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT'],
  [`GET ${VIDEO}`],
  [`HEAD ${VIDEO}`],
  [`GET ${VIDEO}`, 'Range: bytes=0-1'],
  [`GET ${VIDEO}`, 'Range: bytes=100-'],
  [`GET ${VIDEO}`, 'Range: bytes=-100'],
  [`GET ${VIDEO}`, 'Range: bytes=-9999999'],
  [`GET ${VIDEO}`, 'Range: bytes=100-99999999'],
  [`GET ${VIDEO}`, 'Range: bytes=99999999-'],
  [`GET ${VIDEO}`, 'Range: bytes=5-2'],
  [`GET ${VIDEO}`, 'Range: bytes=a-b'],
  [`GET ${VIDEO}`, 'Range: lines=1-2'],
  [`GET ${VIDEO}`, 'Range: bytes=0-1,5-6'],
  [`GET ${VIDEO}`, 'Range: bytes=-0'],
  [`HEAD ${VIDEO}`, 'Range: bytes=0-99'],
  [`GET ${VIDEO}`, 'Range: bytes=0-99', 'If-Range: ETAG'],
  [`GET ${VIDEO}`, 'Range: bytes=0-99', 'If-Range: "other"'],
  [`GET ${VIDEO}`, 'Range: bytes=0-99', 'If-Range: TIME'],
  [`GET ${VIDEO}`, 'Range: bytes=0-99', 'If-None-Match: ETAG'],
  [`GET ${ASSET}`, 'Accept-Encoding: br', 'Range: bytes=0-3'],
  ['GET /vi/nowhere'],
  ['HEAD /vi/nowhere'],
  ['GET /tours/thanh-co/s/nowhere/0.avif'],
  ['GET /tours/thanh-co'],
  ['GET /tours/thanh-co/tour.json'],
  ['GET /sw.js'],
  ['GET /q/JN276M/'],
  ['GET /Q/JN276M'],
  ['GET //vi//thanh-co'],
  ['GET /vi/./thanh-co/../thanh-co'],
  ['GET /vi/thanh-co/%61'],
  ['GET /../package.json'],
  ['GET /%2e%2e/package.json'],
  ['GET /vi/..%2f..%2f..%2fetc/passwd'],
  ['GET /assets/..%5c..%5cpackage.json'],
  ['GET /a%00b'],
  ['GET /a%zz'],
  ['GET /%ff%fe'],
  ['GET /vi/Th%C3%A0nh%20c%E1%BB%95'],
  ['GET /.site.json'],
  ['GET /vi/.hidden'],
  ['GET /sw.js/'],
  ['GET /sw.js/index.html'],
  [`GET /${'a'.repeat(300)}`],
  [`GET /${'a/'.repeat(3000)}`],
  [`GET /?${'a'.repeat(20_000)}`],
  ['POST /'],
  ['PUT /x.txt'],
  ['DELETE /sw.js'],
  ['OPTIONS /'],
  ['PATCH /'],
];

/** Of each connection and moment, or the server's name. */
const OWN = new Set(['server', 'date', 'connection', 'keep-alive', 'transfer-encoding']);
/** nginx makes small pages of its own for these, and names and measures them. */
const OWN_PAGES = new Set([400, 405, 412, 414, 416]);
const OF_PAGES = new Set([
  'content-type',
  'content-length',
  'etag',
  'last-modified',
  'cache-control',
  'accept-ranges',
  'x-content-type-options',
  'referrer-policy',
  'vary',
]);

function comparable({ status, headers, body }: RawAnswer, path: string): unknown {
  const isOwnPage =
    OWN_PAGES.has(status) || (status === 404 && /^\/(?:tours\/.*\/s\/|assets\/|.*\/?\.(?:site|hidden))/.test(path));
  const told = [...headers].filter(([name]) => !OWN.has(name) && !(isOwnPage && OF_PAGES.has(name)));
  return { status, headers: Object.fromEntries(told.sort()), body: isOwnPage ? '' : body.toString('base64') };
}

describe.skipIf(missing !== undefined)('disan360 serve, compared with nginx on the same shelf', () => {
  let [nginx, server, ours, work]: [Nginx | undefined, Server | undefined, string, string] = [
    undefined,
    undefined,
    '',
    '',
  ];

  beforeAll(async () => {
    work = await scratch('nginx');
    const out = join(work, 'out');
    await makeSite({ out });
    for (const file of ['assets/main-abc.js', 'vi/thanh-co/index.html']) {
      await writeFile(join(out, `${file}.br`), brotliCompressSync(`twin of ${file}`));
      await writeFile(join(out, `${file}.gz`), gzipSync(`twin of ${file}`));
    }
    await mkdir(join(out, 'tours/thanh-co/m'), { recursive: true });
    const shelf = await createFolderShelf(join(work, 'shelf'));
    await writeFile(join(work, 'film.mp4'), noise('film', 3 << 20));
    const film = { path: VIDEO.slice(1), file: join(work, 'film.mp4') };
    const parts: Record<string, string> = {};
    for (const part of ['tours/thanh-co', 'pages', 'app'] as const) {
      const files = await pressedFiles(out, part);
      parts[part] = (await shelf.store(part, part === 'tours/thanh-co' ? [...files, film] : files)).id;
    }
    await shelf.publish({ parts });
    nginx = await startNginx(shelf.site);
    server = createSite(shelf.site);
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    ours = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 60_000);
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await nginx?.stop();
    await rm(work, { recursive: true, force: true });
  });

  it.each(CASES)(
    'gives the same status, headers and bytes for %s %s %s',
    { timeout: 30_000 },
    async (first, ...headers) => {
      const [method = '', path = ''] = first.split(' ');
      const accepted = headers.filter((header) => header.startsWith('Accept-Encoding'));
      const answers: unknown[] = [];
      for (const address of [nginx?.address ?? '', ours]) {
        const host = `Host: ${new URL(address).host}`;
        const plain = await rawRequest(address, [`HEAD ${path.slice(0, 4000)} HTTP/1.1`, host, ...accepted]);
        const filled = headers.map((header) =>
          header
            .replace('ETAG', plain.headers.get('etag') ?? '')
            .replace('TIME', plain.headers.get('last-modified') ?? ''),
        );
        answers.push(comparable(await rawRequest(address, [`${method} ${path} HTTP/1.1`, host, ...filled]), path));
      }
      expect(answers[1]).toEqual(answers[0]);
    },
  );

  it('compares enough kinds of requests', () => expect(CASES.length).toBeGreaterThanOrEqual(40));
});
