import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/office/folders';
import { largePackage } from './large-package';
import { Browser, firstAdministrator, member, type OfficeInTest } from './office';
import { startBeside } from './office-beside';
import { approve, beginUpload, sendPart, take, uploadEnded, versionOf, visit } from './uploading';

/** `npm run test:office-faults large`: it takes nine gigabytes of disk and a minute or two. */
const LONG = process.env['OFFICE_FAULTS'] === 'long';
const PIECES = 275;
if (!LONG) console.log('No package of 2.2 GB is sent: that is done by `npm run test:office-faults large`.');
const PART = 8 * 1024 * 1024;
const MOST_MEMORY = 512_000_000;

/** The most memory that a process has ever had at a time, as the system counts it. */
async function mostMemory(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const found = /VmHWM:\s+(\d+) kB/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found) * 1024;
}

describe.runIf(LONG)('a large package', () => {
  it(`of ${((PIECES * 8) / 1000).toFixed(1)} GB is sent, looked through, pressed and published in bounded memory`, async () => {
    const data = await mkdtemp(join(tmpdir(), 'disan360-large-'));
    const beside = await startBeside({ OFFICE_DATA: data, OFFICE_LOG: 'silent' });
    try {
      const address = `http://127.0.0.1:${beside.port}`;
      const test = { address, browser: () => new Browser(address), office: beside } as unknown as OfficeInTest;
      const admin = await firstAdministrator(test);
      const approver = await member(test, admin, { role: 'approver', scope: '*' });
      const { bytes, sha256, slice } = await largePackage(PIECES);
      const before = await mostMemory(beside.pid);
      const url = await beginUpload(admin.browser, bytes, { sha256 });
      for (let offset = 0; offset < bytes; offset += PART)
        expect((await sendPart(admin.browser, url, offset, slice(offset, Math.min(bytes, offset + PART)))).status).toBe(
          204,
        );
      const sent = await mostMemory(beside.pid);
      const { version, issues, fault } = await uploadEnded(admin.browser, url.split('/').at(-1) ?? '');
      expect([fault, issues.filter(({ severity }) => severity === 'error')]).toEqual([null, []]);
      const state = async (): Promise<string> => (await versionOf(admin.browser, version ?? '')).state;
      await expect.poll(state, { timeout: 600_000, interval: 500 }).toBe('draft');
      await approve(admin, approver, version ?? '');
      expect((await take(approver, version ?? '', 'publish')).status).toBe(200);
      expect((await visit(test, '/vi/phim-lon/cong/')).status).toBe(200);
      const most = await mostMemory(beside.pid);
      const told = [before, sent, most].map((each) => Math.round((each ?? NaN) / 1e6));
      if (LONG)
        console.log(`${bytes} bytes; memory: ${told[0]} MB at first, ${told[1]} when it was sent, ${told[2]} in all`);
      if (most !== undefined) expect(most).toBeLessThan(MOST_MEMORY);
      const { uploads, staging, work } = foldersOf(data);
      for (const folder of [uploads, staging, work]) expect(await readdir(folder).catch(() => [])).toEqual([]);
    } finally {
      await beside.tell({ stop: true });
      await rm(data, { recursive: true, force: true });
    }
  }, 1_800_000);
});
