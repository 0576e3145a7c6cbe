import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, stop } from './say.mjs';

const LEAST_NODE = [20, 19];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    stop('nodeTooOld', { found: process.versions.node, least: LEAST_NODE.join('.') });
  }
}

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** Every direct dependency is there in the very version that package.json names. */
function isInstalled() {
  const { dependencies, devDependencies } = readJson('package.json');
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => {
    const file = join('node_modules', name, 'package.json');
    return existsSync(join(root, file)) && readJson(file).version === version;
  });
}

/** Installs what is missing, exactly as the lock file says, and leaves the lock file alone. */
export function ready() {
  checkNode();
  if (isInstalled()) return;
  say('installing');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) stop('installFailed');
}
