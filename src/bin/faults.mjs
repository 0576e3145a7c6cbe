/** The long form of the tests about lost networks, full devices and updates: `npm run test:faults`. */
process.env.FAULTS = 'long';
process.argv.push('tests/pack', 'tests/journeys/offline');
await import('./test.mjs');
