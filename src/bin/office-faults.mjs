import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ready } from './ready.mjs';
import { root } from './say.mjs';

/** What is tried, by the names that may be given: `npm run test:office-faults kills backup`. */
const PARTS = {
  shelf: ['tests/shelf/crash', 'tests/shelf/folder-shelf'],
  kills: ['tests/office/office-kills'],
  backup: ['tests/shelf/backup', 'tests/office/backup'],
  large: ['tests/office/large-upload', 'tests/office/full-disk'],
  'two-offices': ['tests/shelf/s3-shelf', 'tests/office/workflow'],
};

/** The long form of the tests about killed processes, failing disks, backups and two offices; `SEED` and `KILLS` choose a part of them. */
const given = process.argv.slice(2);
const unknown = given.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`There is no “${unknown.join('”, “')}”: choose among ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
ready();
const files = (given.length > 0 ? given : Object.keys(PARTS)).flatMap((name) => PARTS[name]);
const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', '--disableConsoleIntercept'];
const env = { ...process.env, OFFICE_FAULTS: 'long' };
process.exitCode = spawnSync(process.execPath, [...args, ...files], { cwd: root, env, stdio: 'inherit' }).status ?? 1;
