import { build } from './build.mjs';

await build();
const { run } = await import('../../build/cli.js');
process.exitCode = await run(['start', ...process.argv.slice(2)]);
