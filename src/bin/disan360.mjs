#!/usr/bin/env node
import { build } from './build.mjs';

await build();
const { run } = await import('../../build/cli.js');
process.exitCode = await run(process.argv.slice(2));
