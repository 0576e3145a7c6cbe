import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpData, restoreData } from '../../src/office/backup-data';
import { backUpDatabase, EMBEDDED, type Place } from '../../src/office/backup-database';
import { formatFileList, parseFileList, sha256OfFile } from '../../src/shelf/file-list';
import { partOfTour } from '../../src/shelf/part';
import { scratch } from '../shelf/scratch';
import { startSwift, withoutSwift, type Swift } from '../shelf/swift';
import { firstAdministrator, member, signInAs, startOffice, type Member, type TestOffice } from './office';
import { hasPostgres, startPostgres, type Postgres } from './postgres';
import { samplePackage } from './sample-package';
import { approve, take, uploadVersion, versionOf, visit } from './uploading';

/** `npm run test:office-faults backup` runs the long form. */
const LONG = process.env['OFFICE_FAULTS'] === 'long';
const ROUNDS = Number(process.env['ROUNDS'] ?? (LONG ? 50 : 1));
/** On every run the embedded engines are enough. */
const isShownAll = hasPostgres && (LONG || process.env['CI'] !== undefined);
const TITLES = ['Lần một', 'Lần hai', 'Lần ba'];
const TOUR = 'thanh-co';

/** What a restored office promises and cannot keep. */
async function brokenPromises({ office: { workshop } }: TestOffice): Promise<string[]> {
  const { db, shelf } = workshop;
  const { parts } = await shelf.live();
  const faults = (await shelf.scrub()).damaged.map(({ path, what }) => `${what}: ${path}`);
  const rows = await db.selectFrom('versions').selectAll().where('state', '!=', 'withdrawn').execute();
  for (const { id, tour_id, pressed, state } of rows) {
    const part = partOfTour(tour_id);
    const stored = (await shelf.versions(part)).map((version) => version.id);
    if (pressed !== null && !stored.includes(pressed)) faults.push(`${id} is not on the shelf`);
    if (state === 'live' && parts[part] !== pressed) faults.push(`${id} is not live`);
  }
  if (!rows.some(({ state }) => state === 'live')) faults.push('nothing is live');
  return faults;
}

const environmentOf = ({ data, database, s3 }: Place): Record<string, string> => ({
  OFFICE_DATA: data,
  OFFICE_LOG: 'silent',
  ...(database !== undefined && { OFFICE_DATABASE: database, OFFICE_SECRET: 'x'.repeat(40) }),
  ...(s3 && { OFFICE_S3_ENDPOINT: s3.endpoint, OFFICE_S3_BUCKET: s3.bucket }),
  ...(s3 && { OFFICE_S3_KEY: s3.accessKeyId, OFFICE_S3_SECRET: s3.secretAccessKey }),
});

const noSwift = withoutSwift();
const ALL = [
  { name: 'SQLite and a folder', isHere: true, isShared: false, hasStore: false },
  { name: 'PostgreSQL and a folder', isHere: isShownAll, isShared: true, hasStore: false },
  { name: 'PostgreSQL and S3', isHere: isShownAll && noSwift === undefined, isShared: true, hasStore: true },
] as const;

describe.each(ALL)('a backup of an office on $name', { timeout: 3_600_000 }, ({ isHere, isShared, hasStore }) => {
  const they = it.skipIf(!isHere);
  let [postgres, swift]: [Postgres | undefined, Swift | undefined] = [undefined, undefined];
  let work = '';
  let count = 0;
  let place: Place;
  let test: TestOffice;
  let admin: Member;
  let approver: Member;
  const versions: string[] = [];

  /** An empty one of the same kind. */
  const empty = async (): Promise<Place> => {
    const database = await postgres?.create();
    const s3 = await swift?.bucket();
    return { data: join(work, `data-${count++}`), ...(database !== undefined && { database }), ...(s3 && { s3 }) };
  };
  const publish = async (id: string): Promise<void> => {
    const { revision } = await versionOf(approver.browser, id);
    expect((await take(approver, id, 'publish', { key: `${id} ${revision}`, revision })).status).toBe(200);
  };

  let begun: Promise<void> | undefined;
  /** Three versions that were all live once. */
  const begin = (): Promise<void> =>
    (begun ??= (async () => {
      for (const title of TITLES) {
        const id = await uploadVersion(admin.browser, await samplePackage({ id: TOUR, title }));
        await approve(admin, approver, id);
        await publish(id);
        versions.push(id);
      }
    })());

  beforeAll(async () => {
    if (!isHere) return;
    work = await scratch('backup');
    if (isShared) postgres = await startPostgres();
    if (hasStore) swift = await startSwift();
    place = await empty();
    test = await startOffice(environmentOf(place));
    admin = await firstAdministrator(test);
    approver = await member(test, admin, { role: 'approver', scope: '*' });
  }, 600_000);
  afterAll(async () => {
    await test?.stop();
    await postgres?.stop();
    await swift?.stop();
    await rm(work, { recursive: true, force: true });
  }, 120_000);

  async function lookAt(restored: Place): Promise<void> {
    const again = await startOffice(environmentOf(restored));
    try {
      expect(await brokenPromises(again)).toEqual([]);
      const browser = await signInAs({ ...again, browser: again.browser }, admin.name);
      const { body } = await browser.get<{ live: string; versions: { id: string }[] }[]>('/tours');
      const title = TITLES[versions.indexOf(body[0]?.live ?? '')] ?? 'none is live';
      expect(await (await visit(again, `/vi/${TOUR}/`)).text()).toContain(title);
      expect(await (await visit(again, '/vi/')).text()).toContain(title);
    } finally {
      await again.stop();
    }
  }

  they(`taken while versions are published one after the other is whole, ${ROUNDS} of ${ROUNDS} times`, async () => {
    await begin();
    let [isOver, published] = [false, 0];
    const publishing = (async () => {
      for (; !isOver; published++) await publish(versions[published % versions.length] ?? '');
    })();
    let whole = 0;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const [folder, restored] = [join(work, `backup-${round}`), await empty()];
        const before = published;
        const report = await backUpData(place, folder);
        expect(await restoreData(folder, restored)).toEqual(report);
        await lookAt(restored);
        whole++;
        await rm(folder, { recursive: true });
        if (ROUNDS > 1 && whole % 10 === 0)
          console.log(`${whole} of ${ROUNDS} whole, ${published - before} published meanwhile`);
      }
    } finally {
      isOver = true;
      await publishing;
    }
    expect(published).toBeGreaterThan(0);
  });

  they('is refused by a place that is in use, and leaves it as it was', async () => {
    await begin();
    const folder = join(work, 'refused');
    await backUpData(place, folder);
    const used = { ...place, data: join(work, 'nothing-in-it') };
    const wanted = isShared ? 'backup-store-used' : 'backup-not-empty';
    await expect(restoreData(folder, isShared ? used : place)).rejects.toMatchObject({ code: wanted });
    await rm(folder, { recursive: true });
  });

  if (!isShared)
    they('would be found broken if its database came after its shelf', async () => {
      await begin();
      const folder = join(work, 'late');
      await backUpData(place, folder);
      await uploadVersion(admin.browser, await samplePackage({ id: TOUR, title: 'Lần bốn' }));
      const files = join(folder, 'files');
      await backUpDatabase(place, files);
      const list = parseFileList(await readFile(join(folder, 'files.txt'), 'utf8')) ?? [];
      const kept = list.filter(({ path }) => path !== EMBEDDED);
      const late = { path: EMBEDDED, ...(await sha256OfFile(join(files, EMBEDDED))) };
      await writeFile(join(folder, 'files.txt'), formatFileList([...kept, late]));
      const restored = await empty();
      await restoreData(folder, restored);
      const again = await startOffice(environmentOf(restored));
      expect((await brokenPromises(again)).join()).toContain('is not on the shelf');
      await again.stop();
    });
});

describe.skipIf(!isShownAll)('an office that has grown', { timeout: 240_000 }, () => {
  it('moves from its embedded database to PostgreSQL by a backup', async () => {
    const [postgres, work] = [await startPostgres(), await scratch('grown')];
    const small = await startOffice({ OFFICE_DATA: join(work, 'small'), OFFICE_SECRET: 'x'.repeat(40) });
    try {
      const admin = await firstAdministrator(small);
      const approver = await member(small, admin, { role: 'approver', scope: '*' });
      const id = await uploadVersion(admin.browser, await samplePackage());
      await approve(admin, approver, id);
      const { revision } = await versionOf(approver.browser, id);
      await take(approver, id, 'publish', { key: 'x', revision });
      await mkdir(join(work, 'backup'));
      await backUpData({ data: join(work, 'small') }, join(work, 'backup'));
      const grown = { data: join(work, 'grown'), database: await postgres.create() };
      await restoreData(join(work, 'backup'), grown);
      const again = await startOffice(environmentOf(grown));
      const browser = await signInAs(again, admin.name);
      expect((await versionOf(browser, id)).state).toBe('live');
      expect(await brokenPromises(again)).toEqual([]);
      await again.stop();
    } finally {
      await small.stop();
      await postgres.stop();
      await rm(work, { recursive: true, force: true });
    }
  });
});
