import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A change of the code under test: the fault that a test must notice. */
export interface Fault {
  /** Path below src. */
  file: string;
  from: string;
  to: string;
}

const withFault = ({ file, from, to }: Fault): Plugin => ({
  name: 'fault',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith(`/src/${file}`)) return undefined;
    if (!code.includes(from)) throw new Error(`${file} has no “${from}” any more: mend the test’s fault.`);
    return code.replace(from, to);
  },
});

/** The visit's place in the harness: what tests need is put within their reach. */
const testVisit: Plugin = {
  name: 'test-visit',
  enforce: 'pre',
  resolveId: (source) => (source === './visit/enter' ? resolve(import.meta.dirname, 'visit.ts') : undefined),
};

async function bundle(input: string, format: 'es' | 'iife', plugins: Plugin[]): Promise<Rolldown.OutputChunk[]> {
  const built = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins,
    resolve: { dedupe: ['react', 'three'] },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve(ROOT, input), output: { format, entryFileNames: '[name].js' } },
    },
  })) as Rolldown.RolldownOutput;
  return built.output.filter((part) => part.type === 'chunk');
}

export interface Code {
  starter: string;
  entry: string;
  /** By address. */
  files: Record<string, string>;
}

/** Starter and application, built as for visitors. */
export async function buildCode(fault?: Fault): Promise<Code> {
  const { NODE_ENV } = process.env;
  // Vite takes its word for what the test runner is: React would come with all its warnings.
  process.env['NODE_ENV'] = 'production';
  try {
    const plugins = fault ? [withFault(fault), testVisit] : [testVisit];
    const [starter] = await bundle('src/starter.ts', 'iife', plugins);
    const chunks = await bundle('src/main.tsx', 'es', plugins);
    const entry = chunks.find(({ isEntry }) => isEntry);
    if (!starter || !entry) throw new Error('The build has no entry.');
    return {
      starter: starter.code,
      entry: `/${entry.fileName}`,
      files: Object.fromEntries(chunks.map(({ fileName, code }) => [`/${fileName}`, code])),
    };
  } finally {
    process.env['NODE_ENV'] = NODE_ENV;
  }
}
