import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveCounts, sendCounts, sendLeftCounts, type WaitingCounts } from '../../src/pack/count-queue';
import { parseSignCounts, type SignCount } from '../../src/tour/sign-count';
import { memoryCaches } from './memory-caches';

let server: Server;
let port = 0;
let status = 204;
let received: SignCount[] = [];

/** The receiving end, which takes nothing but what the message may say. */
async function start(): Promise<void> {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const counts = parseSignCounts(JSON.parse(Buffer.concat(parts).toString()));
      if (status === 204) received.push(...(counts ?? []));
      response.writeHead(counts ? status : 400).end();
    });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
}

function stop(): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => closed()));
}

beforeEach(async () => {
  [status, received] = [204, []];
  await start();
});
afterEach(() => (server.listening ? stop() : undefined));

const one: SignCount = { code: 'JN276M', day: '2026-11-22', lang: 'vi' };
const message = (...counts: SignCount[]): WaitingCounts => ({
  to: `http://127.0.0.1:${port}/q/counts`,
  message: { format: 1, counts },
});

describe('counts of signs', () => {
  it('reach the server', async () => {
    expect(await sendCounts(message(one))).toBe(true);
    expect(received).toEqual([one]);
  });

  it('wait for a server that is ill or busy, and are dropped by one that refuses them', async () => {
    for (const [answer, isDone] of [
      [500, false],
      [503, false],
      [429, false],
      [400, true],
      [404, true],
    ] as const) {
      status = answer;
      expect(await sendCounts(message(one))).toBe(isDone);
    }
  });

  it('that are left for the worker survive a server that is gone, come once when it is back, and never again', async () => {
    const caches = memoryCaches();
    const other = { ...one, code: 'PMFRRC' };
    await leaveCounts(message(one), caches);
    await leaveCounts(message(one), caches);
    await leaveCounts(message(other), caches);
    await stop();
    await expect(sendLeftCounts(caches)).rejects.toThrow();
    await start();
    status = 503;
    await expect(sendLeftCounts(caches)).rejects.toThrow();
    status = 204;
    await sendLeftCounts(caches);
    await sendLeftCounts(caches);
    expect(received).toEqual([one, other]);
  });

  it('can be taken back before they are sent', async () => {
    const caches = memoryCaches();
    const takeBack = await leaveCounts(message(one), caches);
    await takeBack();
    await sendLeftCounts(caches);
    expect(received).toEqual([]);
  });
});
