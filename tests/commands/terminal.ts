import type { Terminal } from '../../src/commands/terminal';

/** Keeps what a command says. */
export function listeningTerminal(): Terminal & { lines: string[]; errors: string[] } {
  const lines: string[] = [];
  const errors: string[] = [];
  return {
    lines,
    errors,
    out: (line) => void lines.push(line),
    err: (line) => void errors.push(line),
    status: () => undefined,
    interactive: false,
  };
}
