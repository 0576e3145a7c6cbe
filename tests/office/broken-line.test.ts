import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstAdministrator, startOffice, type Browser, type Member, type TestOffice } from './office';
import { makePackage } from './package-maker';
import { manifestFile, sampleManifest, samplePackage, samplePanorama } from './sample-package';
import { beginUpload, offsetOf, sendPart, upload, uploadEnded, versionOf } from './uploading';

const CUTS = 100;
const PART = 64 * 1024;

let test: TestOffice;
let admin: Member;
beforeAll(async () => {
  test = await startOffice();
  admin = await firstAdministrator(test);
}, 60_000);
afterAll(() => test.stop());

/** Begins to send a part and pulls the plug after some bytes of it. */
const sendAndBreak = (browser: Browser, url: string, offset: number, part: Buffer, after: number): Promise<void> =>
  new Promise((done) => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...{ cookie, 'x-office': '1', 'tus-resumable': '1.0.0', 'upload-offset': String(offset) },
      ...{ 'content-type': 'application/offset+octet-stream', 'content-length': String(part.length) },
    };
    const sending = request(browser.address + url, { method: 'PATCH', headers });
    sending.on('error', () => done()).on('close', () => done());
    sending.write(part.subarray(0, after), () => setTimeout(() => sending.destroy(), 2));
  });

describe('a line that breaks', { timeout: 120_000 }, () => {
  it(`costs at most one part each time, at ${CUTS} points`, async () => {
    const film = { name: 'media/khong-dung.jpg', data: randomBytes(CUTS * PART * 0.7), method: 0 };
    const manifest = sampleManifest();
    const bytes = makePackage({
      files: [manifestFile(manifest), { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 }, film],
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const url = await beginUpload(admin.browser, bytes.length, { sha256 });
    let [offset, sent, seed] = [0, 0, 7];
    for (let cut = 0; cut < CUTS; cut++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const part = bytes.subarray(offset, offset + PART);
      const after = 1 + (seed % Math.max(1, part.length - 1));
      await sendAndBreak(admin.browser, url, offset, part, after);
      sent += after;
      const now = await offsetOf(admin.browser, url);
      expect(now >= offset && now <= offset + after).toBe(true);
      offset = now;
    }
    for (; offset < bytes.length; offset = await offsetOf(admin.browser, url)) {
      const part = bytes.subarray(offset, offset + 1_000_000);
      sent += part.length;
      expect((await sendPart(admin.browser, url, offset, part)).status).toBe(204);
    }
    expect(sent - bytes.length).toBeLessThanOrEqual(CUTS * PART);
    // The whole was the very file: its hash was told at the beginning.
    expect((await uploadEnded(admin.browser, url.split('/').at(-1) ?? '')).state).toBe('accepted');
  });

  it('never becomes a package that was changed on the way', async () => {
    const id = await upload(admin.browser, await samplePackage(), { sha256: '0'.repeat(64) });
    expect((await uploadEnded(admin.browser, id)).fault?.code).toBe('hash-differs');
  });
});

describe('a server that is stopped at work', { timeout: 120_000 }, () => {
  it('goes on where it was, and nothing is lost or left', async () => {
    const { data } = test.office.workshop.config;
    const id = await upload(admin.browser, await samplePackage({ id: 'dung-giua' }));
    const { version } = await uploadEnded(admin.browser, id);
    await test.office.close();
    const next = await startOffice({ OFFICE_DATA: data });
    try {
      const browser = next.browser();
      await browser.post('/session', { name: admin.name, password: 'mười hai con cá vàng bơi ngược' });
      await expect.poll(async () => (await versionOf(browser, version ?? '')).state, { timeout: 60_000 }).toBe('draft');
      expect(next.office.firstCode).toBeUndefined();
    } finally {
      await next.stop();
      test = await startOffice();
    }
  });
});

describe('two hosts', { timeout: 60_000 }, () => {
  it('keep the office off the visitors’ host, and visitors’ pages off the office’s', async () => {
    const apart = await startOffice({ OFFICE_SITE_ORIGIN: 'http://tour.localhost:4360' });
    const ask = (host: string, path: string): Promise<number> =>
      new Promise((done, fail) => {
        request(
          apart.address + path,
          { headers: { host } },
          (answer) => (answer.resume(), done(answer.statusCode ?? 0)),
        )
          .on('error', fail)
          .end();
      });
    try {
      expect(await ask('tour.localhost:4360', '/')).toBe(200);
      expect(await ask('tour.localhost:4360', '/office/api/health')).toBe(404);
      expect(await ask('localhost:4360', '/office/api/health')).toBe(200);
      expect(await ask('localhost:4360', '/vi/')).toBe(404);
    } finally {
      await apart.stop();
    }
  });
});
