/**
 * The long form of the tests about kinds of scenes: 500 changes among all kinds, the emulated headset, and what partial pictures
 * show at their limits. `npm run test:scenes`.
 */
process.env.SCENES = 'long';
process.argv.push('tests/journeys/switches', 'tests/journeys/headset', 'tests/journeys/partial');
await import('./test.mjs');
