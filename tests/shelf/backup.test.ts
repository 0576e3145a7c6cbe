import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, checkBackup, restore } from '../../src/shelf/backup';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { tornAt } from './inspection';
import { copyOfShelf, prepare, publishFolder, rollBack, TOURS, type Scenario } from './scenario';
import { scratch } from './scratch';

/** `npm run test:office-faults` runs the long form. */
const ROUNDS = process.env['OFFICE_FAULTS'] === 'long' ? 50 : 2;

let scenario: Scenario;
beforeAll(async () => {
  scenario = await prepare(await scratch('backup'));
}, 60_000);
afterAll(() => rm(scenario.work, { recursive: true, force: true }));

const fresh = (name: string): Promise<string> => mkdtemp(join(scenario.work, `${name}-`));

describe('a backup', { timeout: 600_000 }, () => {
  it(`taken while others publish is restored whole on an empty folder, ${ROUNDS} of ${ROUNDS} times`, async () => {
    const shelf = await createFolderShelf(await copyOfShelf(scenario));
    let [isOver, published] = [false, 0];
    const publishing = (async () => {
      for (; !isOver; published++) {
        if (published % 3 === 2) await rollBack(shelf, 1);
        else await publishFolder(shelf, scenario.outs[published % 3] ?? '');
      }
    })();
    for (let round = 0; round < ROUNDS; round++) {
      const [folder, empty] = [await fresh('backup'), await fresh('empty')];
      const report = await backUp(shelf, folder);
      const again = await createFolderShelf(empty);
      expect(await restore(folder, again)).toEqual(report);
      expect(await tornAt(again.site, TOURS)).toEqual([]);
      expect((await again.scrub()).damaged).toEqual([]);
      expect(Object.keys((await again.live()).parts).sort()).toEqual(['pages', 'tours/dia-dao', 'tours/thanh-co']);
      await again.close();
      await Promise.all([folder, empty].map((each) => rm(each, { recursive: true })));
    }
    isOver = true;
    await publishing;
    expect(published).toBeGreaterThan(0);
  });

  it('that is damaged is refused before anything is restored', async () => {
    const [folder, empty] = [await fresh('backup'), await fresh('empty')];
    await backUp(await createFolderShelf(scenario.shelf), folder);
    const [first = ''] = await readdir(join(folder, 'objects'));
    const [object = ''] = await readdir(join(folder, 'objects', first));
    await appendFile(join(folder, 'objects', first, object), '!');
    const again = await createFolderShelf(empty);
    await expect(restore(folder, again)).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(checkBackup(folder)).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(restore(join(folder, 'nowhere'), again)).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(await again.parts()).toEqual([]);
  });

  it('is not restored over what is there, and a second one adds only what is new', async () => {
    const folder = await fresh('backup');
    const shelf = await createFolderShelf(await copyOfShelf(scenario));
    const first = await backUp(shelf, folder);
    await publishFolder(shelf, scenario.outs[1] ?? '');
    const second = await backUp(shelf, folder);
    expect(second.versions).toBe(first.versions + 3);
    await expect(restore(folder, shelf)).rejects.toMatchObject({ code: 'backup-not-empty' });
    await shelf.close();
  });
});
