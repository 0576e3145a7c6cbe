/** The long form of the test of memory over many changes of scene, 500 among all kinds: `npm run test:switches`. */
process.env.SWITCHES = '500';
process.argv.push('tests/journeys/switches');
await import('./test.mjs');
