import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readConfig, type Config, type ConfigFault } from '../office/config';
import { createOffice, type Office } from '../office/office';
import type { PageWriter } from '../tour/page';
import { copyApp, readAssets } from './app';
import { listenError, WAITING_VISITORS } from './serve';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { createWords, type Words } from './words';

export interface OfficeOptions {
  /** Folder of the built program. */
  build: string;
  pages: PageWriter;
  environment: NodeJS.ProcessEnv;
  host?: string;
  port: number;
  words: Words;
  terminal: Terminal;
  signal?: AbortSignal;
}

const formatFault = (words: Words, { variable, expects }: ConfigFault): string =>
  words('office:config.fault', { variable, why: words(`office:config.${expects}`) });

/** What went wrong with a database is for whoever runs the server; an address in it may hold a password. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\w+:\/\/\S+/g, '…').slice(0, 200) : '';

/** When it was built: written last of all (src/bin/build.mjs). Where that is missing, nothing is taken for known. */
const buildName = (build: string): Promise<{ build?: string }> =>
  readFile(join(build, 'built.json'), 'utf8').then(
    (text) => ({ build: text }),
    () => ({}),
  );

/** The office's settings; everything that is wrong with them is told at once. */
export function configIn(
  environment: NodeJS.ProcessEnv,
  { words, terminal }: Pick<OfficeOptions, 'words' | 'terminal'>,
): Config {
  const read = readConfig(environment);
  if ('config' in read) return read.config;
  for (const fault of read.faults) terminal.err(formatFault(words, fault));
  throw new UsageError('office:config.notStarted', { count: read.faults.length });
}

async function open({ build, pages, words, ...options }: OfficeOptions): Promise<Office> {
  const config = configIn(options.environment, { words, terminal: options.terminal });
  const sentences = { vi: createWords('vi'), en: createWords('en') };
  const making = {
    ...{ pages, assets: await readAssets(build), languages: pages.languages([]) },
    copyApp: (out: string) => copyApp(build, out),
    ...(await buildName(build)),
  };
  const say = (lang: 'vi' | 'en', key: string, values?: Readonly<Record<string, string | number>>) =>
    sentences[lang](key, values);
  try {
    return await createOffice({ config, say, version: '1', making, desk: join(build, 'desk') });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^(?:ECONN|ENOTFOUND|ETIMEDOUT|SQLITE|28|3D)/.test(code)) throw error;
    throw new UsageError('office:start.databaseUnreachable', { reason: reasonOf(error) }, { cause: error });
  }
}

/** Serves the office and the visitors' site until the signal says stop; what is being answered then is answered to its end. */
export async function serveOffice(options: OfficeOptions): Promise<number> {
  const { host = '0.0.0.0', port, words, terminal, signal } = options;
  const office = await open(options);
  try {
    await office.app.listen({ host, port, backlog: WAITING_VISITORS });
  } catch (error) {
    await office.close();
    throw listenError(error, port);
  }
  const { port: taken } = office.app.server.address() as AddressInfo;
  terminal.out(words('serving', { address: `http://localhost:${taken}/` }));
  terminal.out(words('office:start.office', { address: `${office.workshop.config.origin}/office/` }));
  if (office.firstCode !== undefined) terminal.out(words('office:start.first', { code: office.firstCode }));
  terminal.out(words('stopHint'));
  if (signal && !signal.aborted) await once(signal, 'abort');
  if (!signal) await once(office.app.server, 'close');
  await office.close();
  return 0;
}
