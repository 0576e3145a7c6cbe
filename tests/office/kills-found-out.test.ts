import { appendFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/office/folders';
import { firstAdministrator, member, startOffice } from './office';
import { newPackage } from './kills/packages';
import { leftBehind } from './kills/left-behind';
import { Ledger } from './kills/ledger';
import { tornSite } from './kills/torn-site';
import { approve, take, uploadVersion } from './uploading';

/** An office with one live tour, at its end. */
async function endedOffice(): Promise<{ data: string; live: string }> {
  const data = await mkdtemp(join(tmpdir(), 'disan360-found-'));
  const test = await startOffice({ OFFICE_DATA: data });
  const admin = await firstAdministrator(test);
  const approver = await member(test, admin, { role: 'approver', scope: '*' });
  const live = await uploadVersion(admin.browser, await newPackage('thanh-co', 1));
  await approve(admin, approver, live);
  expect((await take(approver, live, 'publish')).status).toBe(200);
  await test.office.close();
  return { data, live };
}

describe('what looks for the traces of a kill', { timeout: 120_000 }, () => {
  it('finds nothing where all is well, and each thing that is not', async () => {
    const { data, live } = await endedOffice();
    const { staging, work, sources, uploads, cache, shelf, source } = foldersOf(data);
    const ledger = new Ledger(data);
    ledger.wants('thanh-co', live);
    const site = await realpath(join(shelf, 'current'));
    expect([await leftBehind(data, ''), await tornSite(site), await ledger.faults()]).toEqual([[], [], []]);

    for (const folder of [staging, work, sources, uploads]) await mkdir(join(folder, 'stray'), { recursive: true });
    await mkdir(join(cache, '.press-1-00000000-0'), { recursive: true });
    await writeFile(join(shelf, 'temp/stray'), '');
    await writeFile(join(shelf, 'objects/00', 'stray'), '').catch(async () => {
      await mkdir(join(shelf, 'objects/00'), { recursive: true });
      await writeFile(join(shelf, 'objects/00', 'stray'), '');
    });
    const strays = await leftBehind(data, '');
    expect(strays.map((each) => each.split('/')[0])).toEqual(
      expect.arrayContaining(['staging', 'work', 'sources', 'uploads', 'cache', 'temp', 'stray']),
    );

    const database = new Libsql(join(data, 'office.db'));
    const upload = `insert into uploads select ?, person_id, name, bytes, at, ?, null, null from uploads limit 1`;
    database.prepare(upload).run('waits', 'waiting');
    database.prepare(upload).run('empty', 'open');
    const rows = async (): Promise<string> => (await leftBehind(data, '')).join();
    expect(await rows()).toMatch(/nobody looks through upload waits.*no file of upload empty/);
    await rm(source(live), { recursive: true });
    expect(await rows()).toContain(`no source of version ${live}`);
    database.prepare(`update versions set state = 'withdrawn'`).run();
    expect(await rows()).toContain('withdrawn tours/thanh-co');
    database.prepare(`update tours set live = null`).run();
    database.prepare(`delete from audit`).run();
    expect((await ledger.faults()).join()).toMatch(
      /visitors see.* is live instead of .*2 changes of what is live, 0 of them/,
    );
    database.close();

    const tour = join(site, 'tours/thanh-co');
    const [picture = ''] = (await readdir(tour, { recursive: true })).filter((name) =>
      /\.(?:avif|webp|jpg)$/.test(name),
    );
    await appendFile(await realpath(join(tour, picture)), '!');
    expect((await tornSite(site)).join()).toContain(picture);
    const page = await realpath(join(site, 'vi/index.html'));
    await writeFile(page, (await readFile(page, 'utf8')).replaceAll('Lần', 'Bản'));
    expect((await tornSite(site)).join()).toContain('vi/index.html does not know');
    await rm(data, { recursive: true });
  });
});
