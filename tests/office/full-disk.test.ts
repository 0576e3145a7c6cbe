import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/office/folders';
import { firstAdministrator, member, startOffice, type Member, type TestOffice } from './office';
import { makePackage } from './package-maker';
import { manifestFile, sampleManifest, samplePackage, samplePanorama } from './sample-package';
import {
  approve,
  beginUpload,
  offsetOf,
  sendPart,
  take,
  upload,
  uploadEnded,
  uploadVersion,
  versionOf,
  visit,
} from './uploading';

const MB = 1_000_000;
const LARGE = 6 * MB;
const PATIENCE = { timeout: 60_000 };

let [folder, isMounted] = ['', false];
let test: TestOffice;
let admin: Member;

/** A file system of its own, where that may be made. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disan360-full-'));
  isMounted = mount();
  if (!isMounted) return;
  test = await startOffice({ OFFICE_DATA: join(folder, 'data') });
  admin = await firstAdministrator(test);
}, 60_000);
afterAll(async () => {
  await test?.stop();
  if (isMounted) execFileSync('umount', ['-l', folder]);
  await rm(folder, { recursive: true, force: true });
});

const ballast = (): string => join(folder, 'ballast');

/** Leaves only so much room. */
async function fill(left: number): Promise<void> {
  await rm(ballast(), { force: true });
  // Until nothing more fits: what a file system says of its room is not all of the truth.
  spawnSync('dd', ['if=/dev/zero', `of=${ballast()}`, 'bs=4096']);
  await truncate(ballast(), statSync(ballast()).size - left);
}

/** Of half a megabyte, whatever it is packed with. */
const noisyPanorama = (): Promise<Buffer> =>
  sharp(randomBytes(1024 * 512 * 3), { raw: { width: 1024, height: 512, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();

const large = async (): Promise<Buffer> =>
  makePackage({
    files: [
      manifestFile(sampleManifest({ id: 'lon' })),
      { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 },
      { name: 'media/khong-dung.jpg', data: randomBytes(LARGE), method: 0 },
    ],
  });

describe('an office whose disk is full', { timeout: 240_000 }, () => {
  it('says so at once, while one sends and while it works, keeps what is live, and goes on when there is room', async ({
    skip,
  }) => {
    if (!isMounted) skip('no small file system may be mounted here');
    const approver = await member(test, admin, { role: 'approver', scope: '*' });
    const live = await uploadVersion(admin.browser, await samplePackage());
    await approve(admin, approver, live);
    expect((await take(approver, live, 'publish')).status).toBe(200);
    const page = async (): Promise<number> => (await visit(test, '/vi/thanh-co/cong/')).status;

    const begun = (bytes: number) =>
      admin.browser.ask('POST', '/office/api/uploads', undefined, {
        ...{ 'tus-resumable': '1.0.0', 'upload-length': String(bytes), 'upload-metadata': 'filename YQ==' },
      });
    const refused = await begun(60 * MB);
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([
      507,
      { code: 'disk-full', message: /room|full/ },
    ]);

    const bytes = await large();
    const url = await beginUpload(admin.browser, bytes.length);
    await fill(2 * MB);
    const cut = await sendPart(admin.browser, url, 0, bytes);
    expect([cut.status, JSON.parse(cut.text).code, await page()]).toEqual([507, 'disk-full', 200]);
    await rm(ballast());
    const offset = await offsetOf(admin.browser, url);
    expect((await sendPart(admin.browser, url, offset, bytes.subarray(offset))).status).toBe(204);
    const { version } = await uploadEnded(admin.browser, url.split('/').at(-1) ?? '');
    await expect.poll(async () => (await versionOf(admin.browser, version ?? '')).state, PATIENCE).toBe('draft');

    const small = await samplePackage({ id: 'nho' }, { cong: await noisyPanorama() });
    const waiting = await beginUpload(admin.browser, small.length);
    await sendPart(admin.browser, waiting, 0, small.subarray(0, small.length - 1));
    await fill(300_000);
    await sendPart(admin.browser, waiting, small.length - 1, small.subarray(small.length - 1));
    const { fault } = await uploadEnded(admin.browser, waiting.split('/').at(-1) ?? '');
    expect([fault?.code, await page()]).toEqual(['disk-full', 200]);
    await rm(ballast());
    expect(await readdir(foldersOf(join(folder, 'data')).staging).catch(() => [])).toEqual([]);
    const id = await upload(admin.browser, small);
    expect((await uploadEnded(admin.browser, id)).state).toBe('accepted');
  });
});
