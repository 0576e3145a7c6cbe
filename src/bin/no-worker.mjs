/* All journeys a second time, in a browser without service workers as inside apps on iPhones: `npm run test:no-worker`. */

process.env.NO_WORKER = '1';
const wanted = process.argv.slice(2);
// Those about the worker itself are left out.
const all = ['--project', 'journeys', '--project', 'viewer', '--exclude', 'tests/journeys/offline-*.test.ts'];
process.argv.splice(2, wanted.length, ...all, ...wanted);
await import('./test.mjs');
