import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createS3Shelf } from '../../src/shelf/s3-shelf';
import type { BucketOptions } from '../../src/shelf/s3/bucket';
import { buildScript } from '../shelf/killing';
import { configFor } from './making';
import { Browser, type OfficeInTest } from './office';
import type { Told } from './office-process';
import { started } from './office-beside';

/** Hands each request to the next one, as a load balancer does that knows nothing of sessions. */
async function balance(ports: readonly number[]): Promise<{ address: string; close(): void }> {
  let turn = 0;
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const port = ports[turn++ % ports.length] ?? 0;
    const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

/** Two processes on one PostgreSQL and one object store, behind one address. */
export async function startTwoOffices(database: string, bucket: BucketOptions): Promise<OfficeInTest> {
  const top = await mkdtemp(join(tmpdir(), 'disan360-offices-'));
  const environment = {
    ...{
      OFFICE_DATA: join(top, 'data'),
      OFFICE_DATABASE: database,
      OFFICE_SECRET: 'x'.repeat(40),
      OFFICE_LOG: 'silent',
    },
    ...{ OFFICE_S3_ENDPOINT: bucket.endpoint, OFFICE_S3_BUCKET: bucket.bucket },
    ...{ OFFICE_S3_KEY: bucket.accessKeyId, OFFICE_S3_SECRET: bucket.secretAccessKey },
  };
  // Beside the packages that it asks for.
  const script = await buildScript('office-process', 'node_modules/.cache/disan360/office-process', {
    folder: 'tests/office',
  });
  const start = () =>
    started(fork(script, [JSON.stringify(environment)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  // The first one makes the tables.
  const offices = [await start(), await start()];
  const { address, close } = await balance(offices.map(({ port }) => port));
  let ahead = 0;
  const all = (what: Omit<Told, 'id'>) => Promise.all(offices.map(({ tell }) => tell(what)));
  return {
    address,
    browser: () => new Browser(address),
    wait: (milliseconds) => {
      ahead += milliseconds;
      void all({ wait: milliseconds });
    },
    office: {
      firstCode: offices[0]?.firstCode,
      tick: async () => void (await all({ tick: true })),
      workshop: { config: configFor(environment), now: () => Date.now() + ahead, shelf: createS3Shelf(bucket) },
    },
    stop: async () => {
      await all({ stop: true });
      close();
      await rm(top, { recursive: true, force: true });
    },
  };
}
