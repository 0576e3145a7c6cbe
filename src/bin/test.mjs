import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { ready } from './ready.mjs';
import { root } from './say.mjs';

const modules = join(root, 'node_modules');
const counts = { passed: 0, failed: 0, skipped: 0 };

function run(script, args, env = {}) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function step(name, script, ...args) {
  const passed = run(script, args);
  console.log(`${passed ? 'ok' : 'FAILED'}: ${name}`);
  counts[passed ? 'passed' : 'failed']++;
}

function runTests(wanted, browser) {
  const report = join(modules, '.cache/disan360/tests.json');
  mkdirSync(join(report, '..'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = run('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...wanted], { CHROMIUM: browser });
  if (!existsSync(report)) return void counts.failed++;
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  counts.skipped += numPendingTests;
  if (!passed && numFailedTests === 0) counts.failed += Math.max(1, numFailedTestSuites);
}

ready();
const browser = chromium();
await build();
const wanted = process.argv.slice(2);
if (wanted.length === 0) {
  step('types', 'src/bin/typecheck.mjs');
  step('lint', 'node_modules/eslint/bin/eslint.js', '.');
  step('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
}
runTests(wanted, browser);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
