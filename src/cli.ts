import { fileURLToPath } from 'node:url';
import { runCommand } from './commands/run';
import { processTerminal } from './commands/terminal';
import { kioskPage } from './kiosk/KioskPage';
import { createPageWriter } from './visit/pages';

/** Runs `disan360 <args>`; resolves with the exit status. */
export function run(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return runCommand(args, {
    terminal: processTerminal(),
    build: fileURLToPath(new URL('.', import.meta.url)),
    pages: { ...createPageWriter(), kiosk: kioskPage },
    environment: process.env,
    signal: stop.signal,
  });
}
