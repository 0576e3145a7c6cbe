/** The long form of the tests about lost networks, full devices, killed programs and idle pages: `npm run test:faults`. */
process.env.FAULTS = 'long';
process.argv.push(
  'tests/pack',
  'tests/press/worker',
  'tests/journeys/offline',
  'tests/journeys/first-visit',
  'tests/journeys/quiet',
);
await import('./test.mjs');
