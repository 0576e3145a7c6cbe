import { spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../src/bin/build.mjs';
import { createSite } from '../../src/office/site';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the pressed sample tour, without a slash at its end. */
    site: string;
    /** The folder that is served there. */
    siteFolder: string;
  }
}

const ROOT = resolve(import.meta.dirname, '../..');

/** Presses the sample tour with the built program, as an operator would, and serves them for all journeys. */
export default async function setup(project: TestProject): Promise<() => void> {
  await build();
  const folder = join(ROOT, 'node_modules/.cache/disan360/test-site');
  const press = ['src/bin/disan360.mjs', 'press', 'tours/thanh-co-quang-tri', '--out', folder, '--lang', 'en'];
  const { status } = spawnSync(process.execPath, press, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The sample tour could not be pressed.');
  const server = createSite(folder);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  project.provide('site', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  project.provide('siteFolder', folder);
  return () => void server.close();
}
