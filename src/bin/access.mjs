/** Every state on every device in every language, and whole walks by keys and by taps: `npm run test:access`. */
process.env.ACCESS = 'whole';
// One test goes through all states of a device and a language, or through a whole tour.
process.argv.push('tests/journeys/access', 'tests/journeys/gallery', '--testTimeout=1800000');
await import('./test.mjs');
