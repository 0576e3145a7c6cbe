import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { bareThree } from './src/bin/bare-three.mjs';
import { wholeWords, withLanguageLinks } from './src/bin/languages.mjs';
import type { serveTours } from './src/commands/dev';

/** `npm run dev`: tours are pressed and served by the same server as the code. */
function tours(): Plugin {
  return {
    name: 'disan360-tours',
    apply: (_, { command, mode }) => command === 'serve' && mode === 'development',
    async configureServer(server) {
      const dev = (await server.ssrLoadModule('/src/commands/dev.ts')) as { serveTours: typeof serveTours };
      server.middlewares.use(await dev.serveTours(server));
    },
  };
}

/**
 * Models need parts of three that the picture does not. They get a copy of it of their own, loaded with them: shared, those parts
 * would be in what every visitor loads first.
 */
const threeOfModels: Plugin = {
  name: 'disan360-three-of-models',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer = '', options) {
    const isModel =
      /\/src\/viewer\/(?:model-view|load-model)\.ts$|\/three\/examples\/jsm\/|\/three-stdlib\/|\?model$/.test(importer);
    if (!isModel || !(source === 'three' || /^\.\/three\./.test(source))) return null;
    const found = await this.resolve(source, importer.replace('?model', ''), { ...options, skipSelf: true });
    return found && { ...found, id: `${found.id}?model` };
  },
  // Models are unpacked by the smaller of its two programs; the other one's files would be published and never asked for.
  transform: (code, id) =>
    id.includes('/loaders/DRACOLoader.js')
      ? code.replaceAll(/new URL\( '\.\.\/libs\/draco\/draco_[^']+', import\.meta\.url \)\.toString\(\)/g, "''")
      : null,
};

/** The visit draws with shaders of its own. The copy that models have, `?model`, keeps those of three. */
const threeOfPictures: Plugin = {
  name: 'disan360-three-of-pictures',
  apply: 'build',
  transform: (code, id) => (/\/three\/build\/three\.module\.js$/.test(id) ? bareThree(code) : null),
};

/** A language is a folder of words, which may still have gaps. */
const languages: Plugin = {
  name: 'disan360-languages',
  enforce: 'pre',
  load: (id) => wholeWords(id),
  transformIndexHtml: withLanguageLinks,
};

/** Nothing is proven by a test that a busy machine made slow. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000 } as const;

/** Tests that drive a real Chromium: one file at a time, two cores are few; whoever was too slow beside the other lane may try twice again. */
const inBrowser = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 300_000,
  fileParallelism: false,
  retry: 2,
  // A page that draws by software beside another lane answers late.
  expect: { poll: { timeout: 20_000 } },
} as const;

export default defineConfig({
  plugins: [react(), tours(), threeOfModels, threeOfPictures, languages],
  resolve: {
    dedupe: ['react', 'react-dom', 'three'],
    // React has had this hook itself since version 18; the stand-in for older ones is weight without use.
    alias: [{ find: /^use-sync-external-store\/shim(?:\/index\.js)?$/, replacement: 'react' }],
  },
  // Pages come from press, so Vite cannot see by itself what they will ask for.
  optimizeDeps: {
    include: [
      'react',
      'react/jsx-dev-runtime',
      'react-dom/client',
      'three',
      '@react-three/fiber',
      '@react-three/drei/core/OrbitControls',
      'i18next',
      'react-i18next',
    ],
  },
  server: { watch: { ignored: ['**/dist/**', '**/build/**'] } },
  build: {
    target: 'es2022',
    modulePreload: false,
    // three's advice to developers is 2 kB that no visitor reads; `npm run dev` keeps it.
    rolldownOptions: { treeshake: { manualPureFunctions: ['warn', 'warnOnce'] } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...PATIENT,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/journeys/**'],
          environment: 'node',
        },
      },
      {
        extends: true,
        // Its waits end after a second, which a busy machine may need twice.
        test: {
          ...PATIENT,
          retry: 2,
          name: 'screens',
          include: ['tests/**/*.test.tsx'],
          environment: 'jsdom',
          globals: true,
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'viewer',
          include: ['tests/journeys/viewer-*.test.ts'],
          globalSetup: ['tests/viewer/harness/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: [
            'tests/journeys/viewer-*',
            ...(process.env['KIOSK'] === 'long' ? [] : ['tests/journeys/kiosk-{faults,life}.*']),
          ],
          globalSetup: ['tests/journeys/setup.ts'],
        },
      },
    ],
  },
});
