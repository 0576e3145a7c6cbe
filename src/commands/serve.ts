import cluster from 'node:cluster';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import { createSite } from '../office/site';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { Words } from './words';
import { serveInWorkers } from './workers';

export const USUAL_PORT = 4360;
/** Of those who come at the same moment; the system's own limit (`net.core.somaxconn`) is usually this, Node's 511 makes the others try again after a second. */
export const WAITING_VISITORS = 4096;

export interface ServeOptions {
  out: string;
  host?: string;
  port: number;
  /** Processes that answer; one for each core of a busy server. */
  workers?: number;
  words: Words;
  terminal: Terminal;
  signal?: AbortSignal;
}

const networkAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

/** Listening fails for reasons that the person at the keyboard can mend; say which. */
export function listenError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new UsageError('setup:portTaken', { port, other: port + 1 }, { cause: error });
  if (code === 'EACCES') return new UsageError('portRefused', { port, other: USUAL_PORT }, { cause: error });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new UsageError('noSuchHost', {}, { cause: error });
  return error;
}

function tellAddresses(port: number, host: string | undefined, { words, terminal }: ServeOptions): void {
  terminal.out(words('serving', { address: `http://localhost:${port}/` }));
  const phones = host === undefined ? networkAddresses().map((address) => `http://${address}:${port}/`) : [];
  for (const address of phones) terminal.out(words('servingNetwork', { address }));
  const [first] = phones;
  if (first !== undefined && terminal.interactive) terminal.out(renderUnicodeCompact(first));
}

/** Serves the published folder until the signal says stop. */
export async function serve(options: ServeOptions): Promise<number> {
  const { out, host, port, words, terminal, signal, workers = 1 } = options;
  if (workers > 1 && cluster.isPrimary) {
    const tell = (): void => tellAddresses(port, host, options);
    return serveInWorkers(workers, tell, signal);
  }
  const server = createSite(out);
  try {
    server.listen({ port, host, backlog: WAITING_VISITORS });
    await once(server, 'listening', signal ? { signal } : {});
  } catch (error) {
    throw listenError(error, port);
  }
  if (cluster.isPrimary) {
    tellAddresses((server.address() as AddressInfo).port, host, options);
    terminal.out(words('stopHint'));
  }
  if (signal) {
    if (!signal.aborted) await once(signal, 'abort');
    server.closeAllConnections();
    server.close();
  } else await once(server, 'close');
  // Else the line to the first process would keep this one alive.
  cluster.worker?.disconnect();
  return 0;
}
