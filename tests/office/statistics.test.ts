import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/office/statistics/counting';
import { reportOf } from '../../src/office/statistics/report';
import type { Row } from '../../src/office/database/tables';
import { newCode } from '../../src/qr/new-code';
import { firstAdministrator, startOffice, type Member, type TestOffice } from './office';

const DAY_MS = 86_400_000;

const row = (visits: number, scene: string, lang = 'vi'): Row<'counts'> => ({
  ...{ day: '2026-11-22', code: 'A', way: 'sign', tour: 'thanh-co', visits, scene, lang },
});

describe('a report', () => {
  it('leaves out what fewer than ten stand behind, and rounds the rest down to tens', () => {
    const counts = [row(9, 'cong'), row(25, 'hao'), row(4, 'hao', 'en')];
    expect(reportOf(counts, ['scene'], 10)).toEqual({ rows: [{ key: { scene: 'hao' }, visits: 20 }], left: 1 });
  });

  it('tells nothing by which a small number could be worked out from two reports', () => {
    const counts = [row(40, 'cong'), row(3, 'cong', 'en')];
    const all = reportOf(counts, ['scene'], 10).rows[0]?.visits ?? 0;
    const vi = reportOf(counts, ['scene', 'lang'], 10).rows[0]?.visits ?? 0;
    expect(all - vi).toBe(0);
  });
});

describe('counting signs', () => {
  let test: TestOffice;
  let admin: Member;
  const code = newCode([]);
  const send = (body: unknown) =>
    fetch(`${test.address}/q/counts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-office': '1' },
      body: JSON.stringify(body),
    });
  const day = dayOf(Date.now());
  const counts = (given: object = {}) => ({ format: 1, counts: [{ code, day, lang: 'vi', ...given }] });

  beforeAll(async () => {
    test = await startOffice({ OFFICE_LEAST_COUNT: '1' });
    admin = await firstAdministrator(test);
    const out = await mkdtemp(join(tmpdir(), 'disan360-codes-'));
    await mkdir(join(out, 'q'));
    const file = join(out, 'q/codes.json');
    await writeFile(file, JSON.stringify({ format: 1, signs: { [code]: { tour: 'thanh-co', scene: 'cong' } } }));
    const { shelf } = test.office.workshop;
    const { id } = await shelf.store('pages', [{ path: 'q/codes.json', file }]);
    await shelf.publish({ parts: { pages: id } });
    await rm(out, { recursive: true });
  }, 60_000);
  afterAll(() => test.stop());

  it('sums what phones tell, by sign, tour, scene, language and day', async () => {
    expect([(await send(counts())).status, (await send(counts({ lang: 'en' }))).status]).toEqual([204, 204]);
    await send(counts());
    await send(counts({ day: dayOf(Date.now() - 3 * DAY_MS) }));
    const { body } = await admin.browser.get<{ rows: unknown }>(
      `/statistics?from=2026-01-01&to=2099-01-01&by=code,scene,lang,way`,
    );
    expect(body.rows).toEqual([
      { key: { code, scene: 'cong', lang: 'en', way: 'sign' }, visits: 1 },
      { key: { code, scene: 'cong', lang: 'vi', way: 'later' }, visits: 1 },
      { key: { code, scene: 'cong', lang: 'vi', way: 'sign' }, visits: 2 },
    ]);
    const csv = await admin.browser.get('/statistics.csv?from=2026-01-01&to=2099-01-01&by=day,tour');
    expect(csv.text).toContain(`${day},thanh-co,3`);
  });

  it.each([
    ['an unknown sign', { code: newCode([]) }],
    ['a day to come', { day: '2099-01-01' }],
    ['a day long gone', { day: '2020-01-01' }],
  ])('keeps nothing of %s, and does not say so', async (_, given) => {
    const before = await admin.browser.get('/statistics?from=2000-01-01&to=2099-12-31&by=code');
    expect((await send(counts(given))).status).toBe(204);
    expect((await admin.browser.get('/statistics?from=2000-01-01&to=2099-12-31&by=code')).text).toBe(before.text);
  });

  it('refuses a message that says more than it may', async () => {
    expect((await send({ ...counts(), visitor: 'x' })).status).toBe(400);
    expect((await send(counts({ device: 'x' }))).status).toBe(400);
  });

  it('sets no cookie and keeps neither addresses nor browsers, in the database and in the log', async () => {
    const answer = await fetch(`${test.address}/q/counts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Telltale/1.0', 'x-forwarded-for': '203.0.113.7' },
      body: JSON.stringify(counts()),
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const kept = JSON.stringify(await test.office.workshop.db.selectFrom('counts').selectAll().execute());
    const told = test.log.filter((line) => line.includes('answered')).join('');
    expect(kept + told).not.toMatch(/Telltale|203\.0\.113\.7|127\.0\.0\.1/);
  });

  it('counts scenes’ pages, too, without anything that the visitor’s browser does', async () => {
    await fetch(`${test.address}/vi/thanh-co/cong/?fbclid=x`);
    await test.office.tick();
    const { body } = await admin.browser.get<{ rows: unknown[] }>(
      '/statistics?from=2026-01-01&to=2099-01-01&by=way,scene',
    );
    expect(body.rows).toContainEqual({ key: { way: 'page', scene: 'cong' }, visits: 1 });
  });
});
