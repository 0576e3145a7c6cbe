import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSwift, withoutSwift, type Swift } from '../shelf/swift';
import { firstAdministrator, member, startOffice, type Member, type OfficeInTest } from './office';
import { makePackage } from './package-maker';
import { hasPostgres, startPostgres, type Postgres } from './postgres';
import { manifestFile, otherPanorama, sampleManifest, samplePackage } from './sample-package';
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
import { startTwoOffices } from './two-offices';

const DAY_MS = 86_400_000;
const SCENE = '/vi/thanh-co/cong/';

const noSwift = withoutSwift();
if (noSwift !== undefined) console.log(`Two offices on an object store are not tested: ${noSwift}.`);

describe.each([
  { name: 'SQLite and a folder', isHere: true, atOnceMs: 10_000 },
  { name: 'PostgreSQL and a folder', isHere: hasPostgres, atOnceMs: 10_000 },
  // The store shares two cores with everything else here.
  { name: 'PostgreSQL and S3, two processes', isHere: hasPostgres && noSwift === undefined, atOnceMs: 30_000 },
])('from package to live on $name', { timeout: 240_000 }, ({ name, isHere, atOnceMs }) => {
  const they = it.skipIf(!isHere);
  let postgres: Postgres | undefined;
  let swift: Swift | undefined;
  let test: OfficeInTest;
  let admin: Member;
  let editor: Member;
  let approver: Member;
  let first = '';
  let second = '';

  beforeAll(async () => {
    if (!isHere) return;
    if (name.startsWith('PostgreSQL')) postgres = await startPostgres();
    if (name.includes('S3')) swift = await startSwift();
    const database = await postgres?.create();
    test =
      swift && database !== undefined
        ? await startTwoOffices(database, await swift.bucket())
        : await startOffice(database === undefined ? {} : { OFFICE_DATABASE: database });
    admin = await firstAdministrator(test);
    editor = await member(test, admin, { role: 'editor', scope: 'province:quang-tri' });
    approver = await member(test, admin, { role: 'approver', scope: 'site:thanh-co' });
  }, 300_000);
  afterAll(async () => {
    await test?.stop();
    await postgres?.stop();
    await swift?.stop();
  }, 60_000);

  they('is pressed and shown to its makers, and nothing of it to visitors', async () => {
    first = await uploadVersion(editor.browser, await samplePackage());
    const { difference } = await versionOf(editor.browser, first);
    expect(difference?.scenes).toMatchObject([{ id: 'cong', change: 'added' }]);
    expect((await visit(test, SCENE)).status).toBe(404);
  });

  they('is approved by another person than its maker, with comments on the way', async () => {
    expect((await take(approver, first, 'approve')).status).toBe(409);
    expect((await take(editor, first, 'send')).status).toBe(200);
    expect((await take(editor, first, 'approve')).status).toBe(403);
    await approver.browser.post(`/versions/${first}/comments`, { text: 'Nên đổi tên cảnh.', scene: 'cong' });
    expect((await take(approver, first, 'return')).body).toEqual({ state: 'draft' });
    expect((await versionOf(editor.browser, first)).comments).toMatchObject([
      { text: 'Nên đổi tên cảnh.', scene: 'cong' },
    ]);
    await approve(editor, approver, first);
    expect((await take(editor, first, 'publish')).status).toBe(403);
  });

  they('may be looked at by a link that ends, before it is live', async () => {
    const { body } = await editor.browser.post<{ url: string }>(`/versions/${first}/previews`, { hours: 24 });
    const path = new URL(body.url).pathname;
    const opened = await visit(test, path);
    expect([opened.status, opened.headers.get('location')]).toEqual([302, '/vi/thanh-co/']);
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const page = await visit(test, SCENE, { cookie });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    test.wait(DAY_MS + 1_000);
    expect((await visit(test, SCENE, { cookie })).status).toBe(404);
    expect((await visit(test, path)).headers.get('location')).toContain('gone');
    for (const who of [admin, editor, approver])
      await who.browser.post('/session', { name: who.name, password: 'mười hai con cá vàng bơi ngược' });
  });

  they('is live with the catalogue at once, and a repeated request does nothing twice', async () => {
    const { revision } = await versionOf(approver.browser, first);
    const asked = () => take(approver, first, 'publish', { key: 'again', revision });
    const answers = [await asked(), await asked()];
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'live'],
      [200, 'live'],
    ]);
    expect(answers[1]?.headers.get('idempotent-replayed')).toBe('true');
    expect(await (await visit(test, SCENE)).text()).toContain('Cảnh cong');
    expect(await (await visit(test, '/vi/')).text()).toContain('Thành cổ');
    const { body } = await admin.browser.get<{ action: string }[]>('/audit');
    expect(body.filter(({ action }) => action === 'version.publish')).toHaveLength(1);
  });

  they('tells the difference to what is live, scene by scene', async () => {
    const changed = sampleManifest({ scenes: ['cong', 'hao'] });
    const scenes = changed.scenes.map((scene) =>
      scene.id === 'cong' ? { ...scene, description: { vi: 'Mới.', en: 'New.' } } : scene,
    );
    const media = await Promise.all(
      scenes.map(async ({ media: { src } }) => ({ name: src, data: await otherPanorama(), method: 0 })),
    );
    second = await uploadVersion(
      editor.browser,
      makePackage({ files: [manifestFile({ ...changed, scenes }), ...media] }),
    );
    const { difference } = await versionOf(editor.browser, second);
    expect(difference?.scenes).toMatchObject([
      {
        id: 'cong',
        change: 'changed',
        parts: ['description', 'picture', 'hotspots'],
        hotspots: [{ id: 'den-hao', change: 'added' }],
      },
      { id: 'hao', change: 'added' },
    ]);
  });

  they('has one winner and one clear message when two publish at once', async () => {
    await approve(editor, approver, second);
    const { revision } = await versionOf(approver.browser, second);
    const both = await Promise.all([
      take(approver, second, 'publish', { revision }),
      take(admin, second, 'publish', { revision }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toMatch(/changed-meanwhile|step-not-now/);
    expect((await visit(test, '/vi/thanh-co/hao/')).status).toBe(200);
  });

  they('rolls back to a version that was live, within a second', async () => {
    const started = performance.now();
    expect((await take(approver, first, 'publish')).body).toEqual({ state: 'live' });
    const ms = performance.now() - started;
    console.log(`rolled back in ${Math.round(ms)} ms (${name})`);
    expect(ms).toBeLessThan(atOnceMs);
    expect((await visit(test, '/vi/thanh-co/hao/')).status).toBe(404);
    expect((await versionOf(admin.browser, second)).state).toBe('past');
  });

  they('is published by itself at the time that was set', async () => {
    await take(approver, second, 'publish');
    await take(approver, first, 'publish');
    const third = await uploadVersion(editor.browser, await samplePackage({ title: 'Thành cổ mới' }));
    await approve(editor, approver, third);
    const at = test.office.workshop.now() + 60_000;
    expect((await take(approver, third, 'schedule', { at: at - DAY_MS })).status).toBe(422);
    expect((await take(approver, third, 'schedule', { at })).body).toEqual({ state: 'scheduled' });
    await test.office.tick();
    expect((await versionOf(admin.browser, third)).state).toBe('scheduled');
    test.wait(61_000);
    const ticks = Array.from({ length: 30 }, (_, index) => setTimeout(index * 3).then(() => test.office.tick()));
    await Promise.all(ticks);
    expect((await versionOf(admin.browser, third)).state).toBe('live');
    const { body: told } = await admin.browser.get<{ action: string; subject: string }[]>('/audit');
    expect(told.filter(({ action, subject }) => action === 'version.publish' && subject === third)).toHaveLength(1);
    expect(await (await visit(test, '/vi/')).text()).toContain('Thành cổ mới');
  });

  they('takes an upload up where the line broke, with no byte sent twice', async () => {
    const bytes = await samplePackage({ title: 'Đứt mạng' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const url = await beginUpload(editor.browser, bytes.length, { sha256 });
    const size = Math.ceil(bytes.length / 25);
    for (let offset = 0; offset < bytes.length; offset = await offsetOf(editor.browser, url))
      expect((await sendPart(editor.browser, url, offset, bytes.subarray(offset, offset + size))).status).toBe(204);
    expect((await uploadEnded(editor.browser, url.split('/').at(-1) ?? '')).state).toBe('accepted');
    expect((await approver.browser.ask('HEAD', url, undefined, { 'tus-resumable': '1.0.0' })).status).toBe(404);
  });

  they('tells everything that is wrong with a package at once, in the language of the asker', async () => {
    const manifest = { ...sampleManifest(), start: 'nowhere', title: { vi: '', en: '' } };
    const bytes = makePackage({ files: [manifestFile(manifest)] });
    const { state, issues } = await uploadEnded(editor.browser, await upload(editor.browser, bytes));
    expect(state).toBe('refused');
    const errors = issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(errors).toEqual(expect.arrayContaining(['start-unknown', 'file-missing', 'title-empty']));
    expect(issues.every(({ code, message }) => message.includes(' ') && message !== code)).toBe(true);
    const other = await uploadEnded(
      editor.browser,
      await upload(editor.browser, await samplePackage({ id: 'hue', province: 'hue' })),
    );
    expect(other.fault?.code).toBe('tour-not-yours');
  });

  they('leaves nothing of what was refused, and takes a tour down with everything of it', async () => {
    const { data } = test.office.workshop.config;
    const namesIn = (folder: string) => readdir(join(data, folder)).catch(() => []);
    // What was accepted just now may still be at work.
    for (const folder of ['staging', 'work', 'uploads'])
      await expect.poll(() => namesIn(folder), { message: folder, timeout: 120_000 }).toEqual([]);
    expect((await approver.browser.remove('/tours/thanh-co', { confirm: 'thanh-co' })).status).toBe(204);
    expect((await visit(test, SCENE)).status).toBe(404);
    expect(await (await visit(test, '/vi/')).text()).not.toContain('/thanh-co/');
    const files = await readdir(data, { recursive: true });
    expect(files.filter((file) => /sources\/.|\.avif$/.test(file))).toEqual([]);
    expect(await test.office.workshop.shelf.versions('tours/thanh-co')).toEqual([]);
  });
});
