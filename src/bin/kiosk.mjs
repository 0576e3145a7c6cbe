/** The long form of the kiosk's tests, about an hour: `npm run test:kiosk`. */
process.env.KIOSK = 'long';
process.argv.push('tests/journeys/kiosk');
await import('./test.mjs');
