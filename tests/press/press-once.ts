import { press } from '../../src/press/press';
import { assets, writer } from './tour-folder';

/** A program of its own that can be killed: `node press-once.js <tour> <out> <cache> <worker>`. */
const [, , folder = '', out = '', cache = '', worker = ''] = process.argv;
const report = await press({
  ...{ folder, out, cache, pages: writer, assets, check: () => [] },
  ...(worker && { worker: new URL(worker) }),
});
process.stdout.write(JSON.stringify({ ...report, memoryKb: process.resourceUsage().maxRSS }));
