import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launch, PHONE } from './browser';

const SITE = inject('site');
const SCENE = '/vi/thanh-co-quang-tri/cong-tien';
/** Where a slow line may stop for a while: all that is seen has come, no script behind it has. */
const STOP = '<script type="application/json" id="page"';
const FIRST_SCRIPT = /<script>document\.documentElement[^<]*<\/script>/;

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

interface Piecewise {
  origin: string;
  /** What was asked for while the page was not whole. */
  early: readonly string[];
  /** Lets the rest of the page come. */
  finish: () => void;
  server: Server;
}

/** The site, behind a line on which the scene's page comes in two pieces. */
async function serveInPieces(change: (html: string) => string): Promise<Piecewise> {
  const html = change(await (await fetch(SITE + SCENE)).text());
  const early: string[] = [];
  let finish = (): void => undefined;
  const whole = new Promise<void>((done) => (finish = done));
  let isWhole = false;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === SCENE) {
      response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
      response.write(html.slice(0, html.indexOf(STOP)));
      void whole.then(() => ((isWhole = true), response.end(html.slice(html.indexOf(STOP)))));
      return;
    }
    if (!isWhole) early.push(path);
    void fetch(SITE + path).then(async (answer) => {
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, early, finish, server };
}

/** As of a scene with few words: the small pictures of the panels lie near the first view until a script closes them. */
const fewWords = (html: string): string =>
  html.replace(
    /(id="about".*?<div class="sheet-body">).*?(<\/div><\/section><section class="sheet" id="scenes")/s,
    '$1$2',
  );

/** Pictures that were asked for before the page was whole, and where the first one lay then. */
async function visitInPieces(change = (html: string): string => html) {
  const line = await serveInPieces((html) => change(fewWords(html)));
  const page = await browser.newPage(PHONE);
  await page.goto(line.origin + SCENE, { waitUntil: 'commit' });
  await page.locator('#scenes img').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(1_000);
  const stage = await page.locator('#stage').boundingBox();
  const pictures = line.early.filter((path) => /\.(?:avif|webp|jpe?g)$/.test(path));
  line.finish();
  await page.close();
  line.server.closeAllConnections();
  await new Promise((closed) => line.server.close(closed));
  return { pictures, stage };
}

it('loads the first view only while its page is still coming, and it lies where it will', async () => {
  const { pictures, stage } = await visitInPieces();
  expect(pictures).toEqual([expect.stringMatching(/\/p\/.*\d+x\d+-\d+\.avif$/)]);
  expect(stage).toEqual({ x: 0, y: 0, ...PHONE.viewport });
});

it('would load the small pictures of closed panels if the page learnt of its script at its end', async () => {
  const { pictures } = await visitInPieces((html) =>
    html.replace(FIRST_SCRIPT, '').replace('</body>', (end) => `${FIRST_SCRIPT.exec(html)?.[0] ?? ''}${end}`),
  );
  expect(pictures.filter((path) => path.includes('thumb'))).not.toEqual([]);
});
