/**
 * The long form of the tests about kinds of scenes and hotspots: each on a phone and a kiosk and in both languages, 500 changes of scene
 * among all kinds, and a layer that stays is noticed. `npm run test:scenes`.
 */
const FILES = ['kinds-', 'flat-still', 'flycam-film', 'film-sphere', 'from-above', 'headset', 'partial', 'switches'];
process.env.SCENES = 'long';
process.argv.push(...FILES.map((name) => `tests/journeys/${name}`));
await import('./test.mjs');
