import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstAdministrator, member, PASSWORD, signInAs, startOffice, type Member, type TestOffice } from './office';
import { hasPostgres, startPostgres, type Postgres } from './postgres';

const MINUTE = 60_000;

describe.each([
  { name: 'SQLite', isHere: true },
  { name: 'PostgreSQL', isHere: hasPostgres },
])('people on $name', { timeout: 60_000 }, ({ name, isHere }) => {
  const they = it.skipIf(!isHere);
  let postgres: Postgres | undefined;
  let test: TestOffice;
  let admin: Member;

  beforeAll(async () => {
    if (!isHere) return;
    if (name === 'PostgreSQL') postgres = await startPostgres();
    test = await startOffice(postgres ? { OFFICE_DATABASE: await postgres.create() } : {});
    admin = await firstAdministrator(test);
  }, 60_000);
  afterAll(async () => {
    await test?.stop();
    await postgres?.stop();
  });

  they('begin with one administrator, made by a code that works once', async () => {
    const again = { code: test.office.firstCode, name: 'b@example.vn', title: 'B', password: PASSWORD };
    expect((await test.browser().post('/invitation', again)).status).toBe(401);
  });

  they('are added by an administrator and choose their own password', async () => {
    const editor = await member(test, admin, { role: 'editor', scope: 'site:thanh-co' });
    const { body } = await editor.browser.get('/session');
    expect(body).toMatchObject({ person: { name: editor.name }, grants: [{ role: 'editor', scope: 'site:thanh-co' }] });
    expect((await editor.browser.get('/people')).status).toBe(403);
  });

  they('are looked after only by those who could have given all of their rights', async () => {
    const local = await member(test, admin, { role: 'administrator', scope: 'province:quang-tri' });
    const wanted = (scope: string) => ({ name: 'x@example.vn', title: 'X', grants: [{ role: 'editor', scope }] });
    expect((await local.browser.post('/people', wanted('*'))).status).toBe(403);
    expect(
      (
        await local.browser.put(`/people/${admin.id}`, {
          title: 'Y',
          grants: wanted('province:quang-tri').grants,
          disabled: true,
        })
      ).status,
    ).toBe(404);
    const listed = await local.browser.get<{ id: string }[]>('/people');
    expect(listed.body.map(({ id }) => id)).toEqual([local.id]);
  });

  they('lose and gain rights at once, and sessions when they are shut out', async () => {
    const reader = await member(test, admin, { role: 'reader', scope: '*' });
    const change = (disabled: boolean) => ({ title: 'R', grants: [{ role: 'administrator', scope: '*' }], disabled });
    await admin.browser.put(`/people/${reader.id}`, change(false));
    expect((await reader.browser.get('/people')).status).toBe(200);
    await admin.browser.put(`/people/${reader.id}`, change(true));
    expect((await reader.browser.get('/people')).status).toBe(401);
  });

  they('always have an administrator of everything among them', async () => {
    const without = { title: 'Chị Hạnh', grants: [{ role: 'reader', scope: '*' }], disabled: false };
    const answer = await admin.browser.put(`/people/${admin.id}`, without);
    expect([answer.status, answer.body['code']]).toEqual([409, 'last-administrator']);
    expect((await admin.browser.get('/people')).status).toBe(200);
  });

  they('add a second factor whose codes and recovery codes work once each', async () => {
    const person = await member(test, admin, { role: 'reader', scope: '*' });
    const begun = await person.browser.post<{ secret: string; pending: string }>('/account/factor', {
      password: PASSWORD,
    });
    const { secret, pending } = begun.body;
    const codeNow = () => new TOTP({ secret }).generate({ timestamp: test.office.workshop.now() });
    const done = await person.browser.put<{ recovery: string[] }>('/account/factor', { pending, code: codeNow() });
    expect(done.body.recovery).toHaveLength(10);
    const enter = (code?: string) =>
      test.browser().post('/session', { name: person.name, password: PASSWORD, ...(code && { code }) });
    expect((await enter()).body).toMatchObject({ code: 'code-needed' });
    expect((await enter(codeNow())).status).toBe(401);
    test.wait(MINUTE);
    const code = codeNow();
    const both = await Promise.all([enter(code), enter(code)]);
    const [one, other] = both.map(({ status }) => status).sort();
    // The other finds the code used, or has to wait because two came at once.
    expect([one, other === 401 || other === 429]).toEqual([200, true]);
    test.wait(15 * MINUTE);
    const [recovery = ''] = done.body.recovery;
    expect([(await enter(recovery.toLowerCase())).status, (await enter(recovery)).status]).toEqual([200, 401]);
  });

  they('wait longer and longer after wrong passwords, each at his own name and never for over 15 minutes', async () => {
    const owner = await member(test, admin, { role: 'reader', scope: '*' });
    const wrong = () => test.browser().post('/session', { name: owner.name, password: 'wrong' });
    const tries = [];
    for (let index = 0; index < 40; index++) tries.push((await wrong()).status);
    // The first waits are of two and four seconds, which pass by themselves on a slow machine.
    expect(tries.filter((status) => status === 401).length).toBeLessThanOrEqual(9);
    expect(tries.at(-1)).toBe(429);
    // The owner's own browser is known and is counted by itself.
    expect((await owner.browser.post('/session', { name: owner.name, password: PASSWORD })).status).toBe(200);
    test.wait(15 * MINUTE);
    await signInAs(test, owner.name);
  });

  they('count tries at once as so many tries', async () => {
    const owner = await member(test, admin, { role: 'reader', scope: '*' });
    const all = await Promise.all(
      Array.from({ length: 30 }, () => test.browser().post('/session', { name: owner.name, password: 'wrong' })),
    );
    expect(all.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(6);
  });

  they('leave what they did in a log that can be exported', async () => {
    const { body } = await admin.browser.get<{ action: string }[]>('/audit');
    expect(body.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person.first', 'person.added', 'sign-in', 'factor.added']),
    );
    const csv = await admin.browser.get('/audit.csv');
    expect(csv.headers.get('content-disposition')).toContain('audit.csv');
    expect(csv.text.split('\r\n').length).toBeGreaterThan(body.length);
  });
});
