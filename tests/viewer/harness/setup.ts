import type { TestProject } from 'vitest/node';
import { buildCode, type Code } from './code';

declare module 'vitest' {
  interface ProvidedContext {
    /** Starter and application as they are, built once for all tests of the viewer. */
    viewerCode: Code;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('viewerCode', await buildCode());
}
