import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/office/folders';
import { firstAdministrator, member, signInAs, startOffice, type Member, type TestOffice } from './office';
import { testMaking } from './making';
import { samplePackage } from './sample-package';
import { approve, beginUpload, offsetOf, take, uploadEnded, uploadVersion, versionOf, visit } from './uploading';

const PART = 'tours/thanh-co';

let test: TestOffice;
let admin: Member;
let approver: Member;
beforeAll(async () => {
  test = await startOffice();
  admin = await firstAdministrator(test);
  approver = await member(test, admin, { role: 'approver', scope: '*' });
}, 60_000);
afterAll(() => test.stop());

const idOf = (url: string): string => url.split('/').at(-1) ?? '';

/** What the office's end has left is what a kill at the worst moment leaves; then it starts again. */
async function startAgain(spoil: (database: Libsql.Database, data: string) => Promise<void> | void): Promise<void> {
  const { data } = test.office.workshop.config;
  await test.office.close();
  const database = new Libsql(join(data, 'office.db'));
  await spoil(database, data);
  database.close();
  test = await startOffice({ OFFICE_DATA: data });
  for (const who of [admin, approver]) who.browser = await signInAs(test, who.name);
}

describe('an office that starts after it was killed', { timeout: 240_000 }, () => {
  it('takes up a package whose last byte had arrived, and forgets one of which nothing ever did', async () => {
    const bytes = await samplePackage({ id: 'den-tron' });
    const url = await beginUpload(admin.browser, bytes.length);
    await startAgain(async (database, data) => {
      await writeFile(foldersOf(data).upload(idOf(url)), bytes);
      database
        .prepare(
          `insert into uploads select 'never', person_id, name, bytes, at, state, null, null from uploads where id = ?`,
        )
        .run(idOf(url));
    });
    expect((await uploadEnded(admin.browser, idOf(url))).state).toBe('accepted');
    const { body } = await admin.browser.get<{ id: string }[]>('/uploads');
    expect(body.map(({ id }) => id)).not.toContain('never');
  });

  it('needs no start for that: who asks how much is there is enough', async () => {
    const bytes = await samplePackage({ id: 'hoi-la-du' });
    const url = await beginUpload(admin.browser, bytes.length);
    await writeFile(foldersOf(test.office.workshop.config.data).upload(idOf(url)), bytes);
    expect(await offsetOf(admin.browser, url)).toBe(bytes.length);
    expect((await uploadEnded(admin.browser, idOf(url))).state).toBe('accepted');
  });

  it('says in the log what it found live, when nobody had come to write it down', async () => {
    const id = await uploadVersion(admin.browser, await samplePackage());
    await approve(admin, approver, id);
    expect((await take(approver, id, 'publish')).status).toBe(200);
    await startAgain((database) => {
      database.prepare(`update versions set state = 'approved' where id = ?`).run(id);
      database.prepare(`delete from audit where action = 'version.publish'`).run();
    });
    expect((await versionOf(admin.browser, id)).state).toBe('live');
    const { body } = await admin.browser.get<{ action: string; details: unknown }[]>('/audit');
    expect(body.find(({ action }) => action === 'version.found-live')?.details).toEqual({
      tour: 'thanh-co',
      number: 1,
    });
  });

  it('finishes removing what was withdrawn', async () => {
    const id = await uploadVersion(admin.browser, await samplePackage({ scenes: ['cong', 'hao'] }));
    const stored = async (): Promise<number> => (await test.office.workshop.shelf.versions(PART)).length;
    const before = await stored();
    await startAgain(
      (database) => void database.prepare(`update versions set state = 'withdrawn' where id = ?`).run(id),
    );
    expect(await stored()).toBe(before - 1);
    expect(existsSync(foldersOf(test.office.workshop.config.data).source(id))).toBe(false);
  });

  it('begins no seventh time with what may be what ends it', async () => {
    const bytes = await samplePackage({ id: 'doc-hai' });
    const url = await beginUpload(admin.browser, bytes.length);
    await startAgain(async (database, data) => {
      await writeFile(foldersOf(data).upload(idOf(url)), bytes);
      database.prepare(`update uploads set state = 'waiting' where id = ?`).run(idOf(url));
      database.prepare(`insert into jobs values ('job', 'take-in', ?, 'open', 1, 6, 0)`).run(idOf(url));
    });
    const { state, fault } = await uploadEnded(admin.browser, idOf(url));
    expect([state, fault?.code]).toEqual(['refused', 'went-wrong']);
  });
});

describe('the application that visitors get from an office', { timeout: 120_000 }, () => {
  it('is packed once a build and not once a start, which would take many seconds', async () => {
    const data = await mkdtemp(join(tmpdir(), 'disan360-builds-'));
    let packed = 0;
    const copyApp = (out: string): Promise<void> => {
      packed++;
      return testMaking().copyApp(out);
    };
    for (const build of ['first', 'first', 'second', 'second']) {
      const again = await startOffice({ OFFICE_DATA: data }, { making: { ...testMaking(), build, copyApp } });
      expect((await visit(again, '/assets/main-00000000.js')).status).toBe(200);
      await again.office.close();
    }
    expect(packed).toBe(2);
    await rm(data, { recursive: true });
  });
});
