/** Every state on every device in every language, and whole walks by keys and by taps: `npm run test:access`. */
process.env.ACCESS = 'whole';
process.argv.push('tests/journeys/access', 'tests/journeys/gallery');
await import('./test.mjs');
