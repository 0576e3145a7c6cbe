import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { PEERS, placesOf } from './places.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
};
const TEXT = new Set(['.html', '.js', '.css', '.json', '.svg']);
const INLINE_PICTURE = /data:image\/(?:webp|avif|jpeg);base64,[A-Za-z0-9+/=]+/g;

/**
 * Throw-away certificate: browsers speak HTTP/2 only over TLS. They are told to trust this very key, for what comes with a
 * certificate error is never cached.
 */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'disan360-bench-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const wanted = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost';
  execFileSync('openssl', ['req', ...wanted.split(' '), '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  const pair = { key: readFileSync(keyFile), cert: readFileSync(certFile) };
  rmSync(folder, { recursive: true });
  const spki = new X509Certificate(pair.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { pair, trusted: createHash('sha256').update(spki).digest('base64') };
}

/** `/peers/…`, `/media/<picture>/<scene>/…` (the same files for every scene), and all else from the pressed site. */
function fileFor(path, picture) {
  const [, room, ...rest] = path.split('/');
  const { media, site } = placesOf(picture);
  const file = normalize(
    room === 'peers' ? join(PEERS, ...rest) : room === 'media' ? join(media, ...rest.slice(2)) : join(site, path),
  );
  for (const candidate of [file, join(file, 'index.html')]) {
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
  }
  return undefined;
}

/** Moves the whole stage after a finger: the least that can be called an answer. */
const BARE = `<script>(() => {
  const stage = document.getElementById('stage');
  let from;
  stage.style.touchAction = 'none';
  stage.onpointerdown = ({ clientX }) => (from = clientX);
  stage.onpointermove = ({ clientX }) => from !== undefined && (stage.style.transform = 'translateX(' + (clientX - from) + 'px)');
  stage.querySelector('img').decode().then(() => (window.__stats.firstImageDraw = performance.now()));
})()</script>`;
/** A page of one blurred picture that it brings along: no page can show one sooner. */
const blurOnly = (picture) => `<!doctype html><meta name="viewport" content="width=device-width">
<body style="margin: 0"><img src="${picture}" style="display: block; width: 100vw; height: 100vh; object-fit: cover">
<script>document.images[0].decode().then(() => (window.__stats.firstImageDraw = performance.now()))</script>`;
const VARIANTS = {
  plain: (html) => html,
  unblurred: (html) => html.replace(INLINE_PICTURE, 'data:,'),
  bare: (html) =>
    html
      .replace(/<script.*?<\/script>/gs, '')
      .replace('<html ', '<html class="js" ')
      .replace('</body>', `${BARE}</body>`),
  blur: (html) => blurOnly(html.match(INLINE_PICTURE)[0]),
};

function variantOf(file, query) {
  const asked = query.get('as') ?? 'plain';
  return file.endsWith('.html') && asked in VARIANTS ? asked : 'plain';
}

async function readAnswer(file, variant) {
  const extension = extname(file);
  let body = await readFile(file);
  if (variant !== 'plain') body = Buffer.from(VARIANTS[variant](String(body)));
  const compressed = TEXT.has(extension);
  if (compressed)
    body = existsSync(`${file}.br`) && variant === 'plain' ? await readFile(`${file}.br`) : brotliCompressSync(body);
  const headers = {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'content-length': body.length,
    'cache-control': extension === '.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
    etag: `"${createHash('sha1').update(body).digest('hex')}"`,
    ...(compressed && { 'content-encoding': 'br' }),
  };
  return { body, headers };
}

/** A static host as it should be: HTTP/2, brotli for text, pictures that never change. `?as=unblurred` leaves out the inline picture, `?as=bare` all code, `?as=blur` all but the inline picture. */
export async function serve(picture) {
  const answers = new Map();
  let media = 0;
  const { pair, trusted } = certificate();
  const server = createSecureServer({ ...pair, allowHTTP1: true }, async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'https://localhost');
    const file = fileFor(decodeURIComponent(pathname), picture);
    if (!file) return response.writeHead(404).end();
    const variant = variantOf(file, searchParams);
    const key = `${file} ${variant}`;
    if (!answers.has(key)) answers.set(key, await readAnswer(file, variant));
    const { body, headers } = answers.get(key);
    if (request.headers['if-none-match'] === headers.etag) return response.writeHead(304, { etag: headers.etag }).end();
    if (headers['content-type'].startsWith('image/')) media += body.length;
    response.writeHead(200, headers).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `https://127.0.0.1:${server.address().port}`;
  // What workers of a page ask for is not told to whoever listens to the page.
  return { origin, trusted, media: () => media, close: () => server.close() };
}
