import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../src/commands/serve';
import { createWords } from '../../src/commands/words';
import { freePort } from '../office/nginx';
import { listeningTerminal } from './terminal';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'disan360-serve-'));
  await writeFile(join(out, 'index.html'), 'start');
});
afterEach(() => rm(out, { recursive: true }));

describe('serve', () => {
  it('prints the address, serves, and stops when told to', async () => {
    const terminal = listeningTerminal();
    const stop = new AbortController();
    const ended = serve({ out, port: 0, host: '127.0.0.1', words: createWords('en'), terminal, signal: stop.signal });
    await expect.poll(() => terminal.lines.length).toBeGreaterThan(1);
    const address = /http:\/\/localhost:\d+\//.exec(terminal.lines[0] ?? '')?.[0] ?? '';
    expect(await (await fetch(address.replace('localhost', '127.0.0.1'))).text()).toBe('start');
    stop.abort();
    expect(await ended).toBe(0);
  });

  it('says that a port is taken, and which other one to use', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const serving = serve({ out, port, host: '127.0.0.1', words: createWords('vi'), terminal: listeningTerminal() });
    await expect(serving).rejects.toMatchObject({ key: 'setup:portTaken', values: { port, other: port + 1 } });
    other.close();
  });

  it.runIf(process.platform === 'linux')(
    'serves by as many processes as are asked for, and replaces one that dies',
    async () => {
      const port = await freePort();
      const args = ['src/bin/disan360.mjs', 'serve', '--out', out, '--port', String(port), '--host', '127.0.0.1'];
      const served = spawn(process.execPath, args, { env: { ...process.env, WORKERS: '2' }, stdio: 'ignore' });
      const workers = async () =>
        (await readFile(`/proc/${served.pid}/task/${served.pid}/children`, 'utf8')).trim().split(' ').map(Number);
      const page = () => fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text(), String);
      try {
        await expect.poll(page, { timeout: 60_000 }).toBe('start');
        await expect.poll(workers, { timeout: 60_000 }).toHaveLength(2);
        const [first = 0, second = 0] = await workers();
        process.kill(first, 'SIGKILL');
        await expect.poll(workers, { timeout: 60_000 }).not.toContain(first);
        await expect.poll(workers, { timeout: 60_000 }).toHaveLength(2);
        expect(await workers()).toContain(second);
        await expect.poll(page, { timeout: 60_000 }).toBe('start');
        served.kill('SIGTERM');
        expect(await once(served, 'exit')).toEqual([0, null]);
      } finally {
        served.kill('SIGKILL');
      }
    },
    200_000,
  );
});
