import { basename } from 'node:path';
import { createOffice } from '../../../src/office/office';
import { configFor, say, testMaking } from '../making';
import { leftBehind } from './left-behind';

export interface FromOffice {
  /** What is still left over when it has swept, and before it does anything else. */
  left?: string[];
  /** What looking for that has cost: no office does it. */
  lookedMs?: number;
  firstCode?: string | undefined;
  isReady?: boolean;
  /** Processor time until then, which is the same on a machine that others use. */
  cpuMs?: number;
}

const tell = (message: FromOffice): void => void process.send?.(message);

/** A whole office that is going to be killed. */
async function run([environment = '{}', port = '0']: string[]): Promise<void> {
  const config = configFor(JSON.parse(environment) as Record<string, string>);
  const making = testMaking();
  const office = await createOffice({
    ...{ config, say, version: '0', desk: 'none' },
    making: {
      ...making,
      // The first thing that is done after the sweep.
      copyApp: async (out) => {
        const started = performance.now();
        const left = await leftBehind(config.data, basename(out));
        tell({ left, lookedMs: performance.now() - started });
        await making.copyApp(out);
      },
    },
  });
  await office.app.listen({ port: Number(port), host: '127.0.0.1' });
  const { user, system } = process.cpuUsage();
  tell({ isReady: true, firstCode: office.firstCode, cpuMs: (user + system) / 1_000 });
}

await run(process.argv.slice(2));
