import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, PLAIN_PHONE, untilState, watchErrors } from './browser';

const ROOT = resolve(import.meta.dirname, '../..');
const SCENE = 'vi/thanh-co-quang-tri/cong-tien';
const folder = mkdtempSync(join(tmpdir(), 'disan360-stick-'));
const stick = join(folder, 'usb');
let browser: Browser;
let running: ChildProcess | undefined;

const press = (target: string) =>
  spawnSync(
    process.execPath,
    ['src/bin/disan360.mjs', 'press', 'tours/thanh-co-quang-tri', '--portable', target, '--lang', 'en'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );

beforeAll(async () => {
  expect(press(stick).status).toBe(0);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    const ended = once(running, 'exit');
    running.kill();
    await ended;
  }
  running = undefined;
});

const placeOf = (tool: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((place) => join(place, tool))
    .find((file) => existsSync(file));

/** A computer that has only these tools. */
function pathWith(...tools: readonly string[]): string {
  const bin = join(folder, `bin-${tools.join('-')}`);
  mkdirSync(bin, { recursive: true });
  for (const tool of tools) {
    const found = placeOf(tool);
    if (found !== undefined && !existsSync(join(bin, tool))) symlinkSync(found, join(bin, tool));
  }
  return bin;
}

/** Starts the stick as a double click does, and returns the address that it tells. */
async function start(path: string): Promise<string> {
  running = spawn('/bin/sh', [join(stick, 'start-linux.sh')], {
    env: { PATH: path, HOME: folder, DISAN360_NO_BROWSER: '1', PYTHONIOENCODING: 'utf8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!running.stdout) throw new Error('There is nothing to read.');
  for await (const line of createInterface(running.stdout)) {
    const address = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('It did not start.');
}

describe('a tour on a stick', () => {
  it('holds start files for three systems, and no twins for web servers', () => {
    for (const name of ['start-windows.cmd', 'start-mac.command', 'start-linux.sh', 'index.html'])
      expect(existsSync(join(stick, name))).toBe(true);
    expect(statSync(join(stick, 'start-linux.sh')).mode & 0o111).toBe(0o111);
    expect(readFileSync(join(stick, 'program/serve.ps1'), 'utf8')).toMatch(/^\uFEFF[^@]*\r\n/);
    expect(readFileSync(join(stick, 'program/serve.ps1'), 'utf8')).not.toMatch(/@@\w+@@/);
    expect(existsSync(join(stick, `site/${SCENE}/index.html.br`))).toBe(false);
  });

  it.each([
    ['perl', ['sh', 'dirname', 'perl']],
    ['python3', ['sh', 'dirname', 'python3', 'env', 'bash', 'cut', 'grep', 'head', 'sed', 'readlink', 'basename']],
  ] as const)('is served by %s alone, as a web server would', async (tool, tools) => {
    // A stand-in that only calls another program by its path would need that one, too.
    const real = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();
    const path = tool === 'python3' ? `${pathWith('dirname')}${delimiter}${join(real, '..')}` : pathWith(...tools);
    const origin = await start(path);
    const ask = (address: string, headers: Record<string, string> = {}) => fetch(origin + address, { headers });
    const page = await ask(`/${SCENE}?v=1,2`);
    expect([page.status, page.headers.get('content-type')?.split(';')[0]]).toEqual([200, 'text/html']);
    expect(await page.text()).toBe(readFileSync(join(stick, `site/${SCENE}/index.html`), 'utf8'));
    const worker = readFileSync(join(stick, 'site/sw.js'));
    const part = await ask('/sw.js', { Range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${worker.length}`]);
    expect(await part.text()).toBe(worker.subarray(10, 20).toString());
    expect(await (await ask('/sw.js', { Range: 'bytes=-5' })).text()).toBe(worker.subarray(-5).toString());
    expect((await ask('/sw.js', { Range: `bytes=${worker.length}-` })).status).toBe(416);
    expect((await ask('/khong-co')).status).toBe(404);
    expect((await ask('/%2e%2e/program/serve.pl')).status).toBe(404);
    expect((await ask('/..%2fstart-linux.sh')).status).toBe(404);
    const types = await Promise.all(
      ['/vi/app.webmanifest', '/favicon.svg'].map(async (one) => (await ask(one)).headers),
    );
    expect(types.map((head) => head.get('content-type'))).toEqual(['application/manifest+json', 'image/svg+xml']);
    if (tool !== 'perl') return;
    const context = await browser.newContext(PLAIN_PHONE);
    const visit = await context.newPage();
    const errors = watchErrors(visit);
    await visit.goto(`${origin}/${SCENE}`);
    await untilState(visit, 'sharp', 'cong-tien');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('says what is missing on a computer that has neither', () => {
    const { stdout, status } = spawnSync('/bin/sh', [join(stick, 'start-linux.sh')], {
      env: { PATH: pathWith('dirname') },
      encoding: 'utf8',
      input: '\n',
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/Perl hoặc Python 3[\s\S]*neither Perl nor Python 3/);
  });

  it.each([`site/${SCENE}/index.html`, 'site/index.html', 'index.html'])(
    'opened straight from the folder at %s says in two languages what to do',
    async (file) => {
      const context = await browser.newContext(PLAIN_PHONE);
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(stick, file)).href);
      await page
        .getByText(/bấm đúp vào tệp/)
        .first()
        .waitFor();
      await page
        .getByText(/double-click/)
        .first()
        .waitFor();
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/by-file-${file.replaceAll('/', '-')}.png` });
      await context.close();
    },
  );

  it.each([`${SCENE}/index.html`, 'index.html'])(
    'an ordinary site opened straight from its folder at %s says in two languages to serve it',
    async (file) => {
      const context = await browser.newContext(PLAIN_PHONE);
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(inject('siteFolder'), file)).href);
      const [vi, en] = [/hãy\s+chạy “npx disan360 serve”/, /please run “npx disan360 serve”/].map((words) =>
        page.getByText(words),
      );
      await vi?.waitFor();
      await en?.waitFor();
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/unserved-${file.replaceAll('/', '-')}.png` });
      await context.close();
    },
  );

  it('overwrites nothing that is somebody’s', () => {
    const refused = press(folder);
    expect([refused.status, refused.stderr.includes('holds something else')]).toEqual([2, true]);
    expect(existsSync(stick)).toBe(true);
  });
});
