import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';

/** A new folder, in memory where that is possible: hundreds of syncs to a busy disk prove nothing more and take seconds. */
export const scratch = (name: string): Promise<string> =>
  mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), `disan360-${name}-`));
