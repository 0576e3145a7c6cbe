import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpData, restoreData } from '../../src/office/backup-data';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { pressedFiles } from '../../src/shelf/pressed-files';
import { makeSite } from '../shelf/made-site';
import { scratch } from '../shelf/scratch';

let work: string;
let data: string;
beforeAll(async () => {
  work = await scratch('data');
  data = join(work, 'data');
  await mkdir(join(data, 'sources/one/media'), { recursive: true });
  await mkdir(join(data, 'uploads/half'), { recursive: true });
  await writeFile(join(data, 'sources/one/media/Cổng Tiền.jpg'), 'picture');
  await writeFile(join(data, 'uploads/half/part'), 'unfinished');
  await makeSite({ out: join(work, 'out') });
  const shelf = await createFolderShelf(join(data, 'shelf'));
  const { id } = await shelf.store('tours/thanh-co', await pressedFiles(join(work, 'out'), 'tours/thanh-co'));
  await shelf.publish({ parts: { 'tours/thanh-co': id } });
  await shelf.close();
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('a backup of the office', { timeout: 60_000 }, () => {
  it('brings back tours, sources and the database, as they were while it was used', async () => {
    const database = new Libsql(join(data, 'office.db'));
    database.exec('pragma journal_mode = wal; create table people (name text)');
    database.prepare('insert into people values (?)').run('Trần Thị Bưởi');
    const [folder, again] = [join(work, 'backup'), join(work, 'again')];
    const report = await backUpData({ data }, folder);
    database.prepare('insert into people values (?)').run('after the backup');
    expect(await restoreData(folder, { data: again })).toEqual(report);
    database.close();
    const restored = new Libsql(join(again, 'office.db'));
    expect(restored.prepare('select name from people').all()).toEqual([{ name: 'Trần Thị Bưởi' }]);
    restored.close();
    expect(await readFile(join(again, 'sources/one/media/Cổng Tiền.jpg'), 'utf8')).toBe('picture');
    expect(await readFile(join(again, 'shelf/current/vi/thanh-co/index.html'), 'utf8')).toContain('một');
    expect((await readdir(again)).sort()).toEqual(['office.db', 'shelf', 'sources']);
    await expect(restoreData(folder, { data: again })).rejects.toMatchObject({ code: 'backup-not-empty' });
  });

  it('is refused when a byte of it has changed, with nothing written', async () => {
    const [folder, again] = [join(work, 'backup'), join(work, 'never')];
    await writeFile(join(folder, 'files/sources/one/media/Cổng Tiền.jpg'), 'pictura');
    await expect(restoreData(folder, { data: again })).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(readdir(again)).rejects.toThrow('ENOENT');
  });
});
