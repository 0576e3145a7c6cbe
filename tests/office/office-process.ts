import type { AddressInfo } from 'node:net';
import { createOffice } from '../../src/office/office';
import { configFor, say, testMaking } from './making';

/** One of several offices on the same database and store, told over the line to its parent what time it is. */
export interface Told {
  id: number;
  wait?: number;
  tick?: boolean;
  stop?: boolean;
}

async function run(environment: Record<string, string>): Promise<void> {
  let ahead = 0;
  const office = await createOffice({
    ...{ config: configFor(environment), say, version: '0', making: testMaking(), desk: 'none' },
    now: () => Date.now() + ahead,
  });
  await office.app.listen({ port: 0, host: '127.0.0.1' });
  process.on('message', ({ id, wait = 0, tick, stop }: Told) => {
    ahead += wait;
    const done = stop === true ? office.close() : tick === true ? office.tick() : Promise.resolve();
    void done.then(() => {
      process.send?.({ id });
      if (stop === true) process.disconnect();
    });
  });
  process.send?.({ port: (office.app.server.address() as AddressInfo).port, firstCode: office.firstCode });
}

await run(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
