import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ready } from './ready.mjs';
import { root } from './say.mjs';

/** One configuration a kind of room: each sees only the globals that it may use. */
const CONFIGURATIONS = [
  'src/tsconfig.pure.json',
  'src/tsconfig.browser.json',
  'src/tsconfig.worker.json',
  'src/tsconfig.node.json',
  'tests/tsconfig.json',
];

ready();
let failed = 0;
for (const configuration of CONFIGURATIONS) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  // What has not changed since the last time is not looked at again.
  const known = join('node_modules/.cache/disan360/types', `${configuration.replaceAll('/', '-')}.tsbuildinfo`);
  const args = [tsc, '-p', configuration, '--incremental', '--tsBuildInfoFile', known];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
