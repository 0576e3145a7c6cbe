#!/usr/bin/env node
import { build } from './build.mjs';

await build();
// Pages are written by React, whose other form is slower and talks to developers.
process.env.NODE_ENV ??= 'production';
const { run } = await import('../../build/cli.js');
process.exitCode = await run(process.argv.slice(2));
