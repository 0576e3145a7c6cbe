/** Where a command writes; tests give one that keeps the lines. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Replaces the line written last by this function; does nothing where lines cannot be replaced. */
  status(line: string): void;
  interactive: boolean;
}

const CLEAR_LINE = '\r\u001b[K';

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  const interactive = stderr.isTTY === true;
  const clear = () => interactive && stderr.write(CLEAR_LINE);
  return {
    out: (line) => void (clear(), stdout.write(`${line}\n`)),
    err: (line) => void (clear(), stderr.write(`${line}\n`)),
    status: (line) => void (interactive && stderr.write(CLEAR_LINE + line.slice(0, (stderr.columns ?? 80) - 1))),
    interactive,
  };
}
