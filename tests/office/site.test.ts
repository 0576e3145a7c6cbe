import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite } from '../../src/office/site';

let folder: string;
let server: Server;
let address: string;

const write = async (path: string, content: string | Buffer) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), content);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disan360-site-'));
  await write('index.html', 'start');
  await write('404.html', 'Không tìm thấy');
  await write('vi/thanh-co/cong-tien/index.html', 'Cổng Tiền');
  await write('assets/main-abc.js', 'code();');
  await write('assets/main-abc.js.br', brotliCompressSync('code();'));
  await write('q/index.html', 'type a code');
  await write('q/JN276M/index.html', 'sign');
  await write('tours/thanh-co/tour.json', '{}');
  await write('tours/thanh-co/tour-0123456789abcdef.json', '{}');
  await write('tours/thanh-co/s/key/0/f/0-0.avif', 'tile');
  server = createSite(folder);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('the file server', () => {
  it('serves a scene at its address without a slash, a redirect or tracker trouble', async () => {
    const response = await fetch(`${address}/vi/thanh-co/cong-tien?v=1,2,90&fbclid=x`, { redirect: 'error' });
    expect(await response.text()).toBe('Cổng Tiền');
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it.each([
    ['/Q/JN276M', 'sign'],
    ['/q/jn276m', 'sign'],
    ['/q/JN2-76M/', 'sign'],
    ['/q/JN276M/?fbclid=1&utm_source=zalo&zarsrc=30', 'sign'],
    ['/q/?c=jn2+76m', 'sign'],
    ['/q/JN276X', 'type a code'],
    ['/q/', 'type a code'],
  ])('answers %s with the %s', async (path, words) => expect(await (await fetch(address + path)).text()).toBe(words));

  it.each([
    ['/assets/main-abc.js', 'immutable'],
    ['/tours/thanh-co/tour-0123456789abcdef.json', 'immutable'],
    ['/tours/thanh-co/s/key/0/f/0-0.avif', 'immutable'],
    ['/tours/thanh-co/tour.json', 'no-cache'],
    ['/vi/thanh-co/cong-tien', 'no-cache'],
    ['/', 'no-cache'],
  ])('tells browsers how long to keep %s: %s', async (path, kept) => {
    const response = await fetch(address + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain(kept);
  });

  it('gives the compressed twin where there is one', async () => {
    const response = await fetch(`${address}/assets/main-abc.js`, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(await response.text()).toBe('code();');
  });

  it('answers 304 for what has not changed', async () => {
    const etag = (await fetch(`${address}/`)).headers.get('etag') ?? '';
    const again = await fetch(`${address}/`, { headers: { 'if-none-match': etag } });
    expect([etag === '', again.status]).toEqual([false, 304]);
  });

  it('gives the newer of two versions that are of one second and one length', async () => {
    const second = 1_790_000_000;
    const texts: string[] = [];
    for (const [text, at] of [
      ['before', second + 0.1],
      ['behind', second + 0.9],
    ] as const) {
      await write('pages.json', text);
      await utimes(join(folder, 'pages.json'), at, at);
      // So long a file goes unchecked.
      await new Promise((done) => setTimeout(done, 300));
      texts.push(await (await fetch(`${address}/pages.json`)).text());
    }
    expect(texts).toEqual(['before', 'behind']);
  });

  it('answers what is not there with the kind page and status 404', async () => {
    const response = await fetch(`${address}/vi/nowhere`, { headers: { accept: 'text/html' } });
    expect([response.status, await response.text()]).toEqual([404, 'Không tìm thấy']);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/assets/..%5c..%5cpackage.json'])(
    'never leaves its folder: %s',
    async (path) => {
      await writeFile(join(folder, '..', 'package.json'), 'outside').catch(() => undefined);
      expect(await (await fetch(address + path)).text()).not.toContain('outside');
    },
  );
});
