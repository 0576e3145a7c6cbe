import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { ready } from './ready.mjs';
import { root } from './say.mjs';

const reports = join(root, 'node_modules/.cache/disan360/tests');
const counts = { passed: 0, failed: 0, skipped: 0 };
/** Named again at the end, where whoever reads only the last lines of a long output sees them. */
const failures = [];

/** Below what a browser gets, which has to answer in time. */
function yieldToOthers(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}

/** Runs a program. What one `aside` says comes whole when it ends, so that it does not mix with what the other says. */
function run(script, args, { env = {}, aside = false, patient = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: aside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
    if (patient && child.pid !== undefined) yieldToOthers(child.pid);
    child.once('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolve(status === 0);
    });
  });
}

async function step(name, script, ...args) {
  const passed = await run(script, args, { aside: true, patient: true });
  console.log(`${passed ? 'ok' : 'FAILED'}: ${name}`);
  if (passed) counts.passed++;
  else fail(name);
}

/** What failed in a file, each with the first line of why. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${file}: ${message.split('\n', 1)[0]}`];
  return failed.map((test) => `${file}: ${test.fullName}\n  ${test.failureMessages[0]?.split('\n', 1)[0]}`);
}

function count(file) {
  for (const failure of failuresOf(file)) fail(failure);
  for (const { status } of file.assertionResults)
    if (status !== 'failed') counts[status === 'passed' ? 'passed' : 'skipped']++;
}

function fail(what) {
  failures.push(what);
  counts.failed++;
}

const readJson = (file, otherwise) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : otherwise);

/** An error that no test caught, as one that comes after its test has ended, is its file's; without a file it counts by itself. */
function blame(name, testResults, outside) {
  for (const { message, path } of outside) {
    const file = testResults.find((one) => one.name === path);
    if (file) Object.assign(file, { status: 'failed', message: `outside every test: ${message}` });
    else fail(`${name}: an error outside every test: ${message.split('\n', 1)[0]}`);
  }
}

/** Runs tests and gives their files' results; none where the run itself went wrong. */
async function runTests(name, wanted, { browser, ...how }) {
  const [report, outside] = ['', '-outside'].map((end) => join(reports, `${name}${end}.json`));
  mkdirSync(reports, { recursive: true });
  for (const file of [report, outside]) rmSync(file, { force: true });
  const reporters = ['default', 'json', './src/bin/outside-reporter.mjs'].map((reporter) => `--reporter=${reporter}`);
  const args = ['run', ...reporters, `--outputFile.json=${report}`, ...wanted];
  const env = { CHROMIUM: browser, OUTSIDE: outside };
  const passed = await run('node_modules/vitest/vitest.mjs', args, { env, ...how });
  const results = readJson(report, undefined)?.testResults;
  if (!results) {
    fail(`${name}: no report`);
    return [];
  }
  const errors = readJson(outside, []);
  blame(name, results, errors);
  const isTold = errors.length > 0 || results.some(({ status }) => status === 'failed');
  if (!passed && !isTold) fail(`${name}: an error that was not told`);
  return results;
}

/** So many files may fail beside others for want of time; more are broken. */
const MOST_REPEATED = 3;

/** What failed while others used the machine is tried once more by itself, and it is said that it was. */
async function repeatAlone(results, browser) {
  const failed = results.filter(({ status }) => status === 'failed');
  const isRepeated = failed.length <= MOST_REPEATED;
  for (const file of results) if (!isRepeated || file.status !== 'failed') count(file);
  if (!isRepeated || failed.length === 0) return;
  for (const failure of failed.flatMap(failuresOf)) console.log(`again, alone: ${failure}`);
  const files = failed.map(({ name }) => relative(root, name));
  for (const file of await runTests('again', [...projects('journeys', 'viewer'), ...files], { browser })) count(file);
}

const projects = (...names) => names.flatMap((name) => ['--project', name]);

/** Beside the journeys, whose pages often wait: first what needs no browser, then the viewer alone. A third lane gained nothing. */
async function runBeside(browser) {
  await step('types', 'src/bin/typecheck.mjs');
  await step('lint', 'node_modules/eslint/bin/eslint.js', '.');
  await step('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level', 'warn', '.');
  const plain = await runTests('plain', projects('unit', 'screens'), { browser, aside: true, patient: true });
  for (const file of plain) count(file);
  return runTests('viewer', projects('viewer'), { browser, aside: true });
}

ready();
const browser = chromium();
await build();
const wanted = process.argv.slice(2);
if (wanted.length > 0) for (const file of await runTests('wanted', wanted, { browser })) count(file);
else {
  const lanes = await Promise.all([runBeside(browser), runTests('journeys', projects('journeys'), { browser })]);
  await repeatAlone(lanes.flat(), browser);
}
for (const failure of failures) console.log(`FAILED: ${failure}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
