import { TOTP } from 'otpauth';
import { expect } from 'vitest';
import { isPassword, hashPassword } from '../../src/office/people/password';
import { createCode, createToken } from '../../src/office/people/token';
import { beginUpload, sendPart, upload, uploadEnded } from './uploading';
import { member, PASSWORD, type Browser, type Member, type TestOffice } from './office';
import { makePackage } from './package-maker';

export interface World {
  test: TestOffice;
  admin: Member;
  editor: Member;
  reader: Member;
}

/** Number in OWASP ASVS 5.0.0, what is to hold, and the proof. */
export type Check = readonly [number: string, title: string, prove: (world: World) => Promise<void>];

const raw = ({ test }: World, path: string, init: RequestInit = {}) =>
  fetch(test.address + path, { redirect: 'manual', ...init });
const signIn = ({ test }: World, name: string, password: string, more: object = {}) =>
  test.browser().post('/session', { name, password, ...more });
const statusOf = async (answer: Promise<{ status: number }>): Promise<number> => (await answer).status;
const refusedPassword = async (world: World, next: string): Promise<unknown> =>
  (await world.reader.browser.post('/account/password', { current: PASSWORD, next })).body['code'];
const cookieLines = async (world: World): Promise<string[]> => {
  const answer = await signIn(world, world.reader.name, PASSWORD);
  return answer.headers.getSetCookie();
};
const fresh = ({ test, admin }: World): Promise<Member> => member(test, admin, { role: 'reader', scope: '*' });
const again = async ({ test }: World, { name }: Member): Promise<Browser> => {
  const browser = test.browser();
  expect((await browser.post('/session', { name, password: PASSWORD })).status).toBe(200);
  return browser;
};
const HOURS = 3_600_000;

async function withFactor(world: World): Promise<{ who: Member; secret: string; recovery: string[] }> {
  const who = await fresh(world);
  const { body } = await who.browser.post<{ secret: string; pending: string }>('/account/factor', {
    password: PASSWORD,
  });
  const code = new TOTP({ secret: body.secret }).generate({ timestamp: world.test.office.workshop.now() });
  const done = await who.browser.put<{ recovery: string[] }>('/account/factor', { pending: body.pending, code });
  return { who, secret: body.secret, recovery: done.body.recovery };
}

const encoding: Check[] = [
  [
    '1.2.1',
    'what people write is never part of a page’s markup',
    async (world) => {
      const page = await world.admin.browser.ask('GET', '/office/api/');
      expect([page.status, page.text.includes('<script')]).toEqual([200, false]);
    },
  ],
  [
    '1.2.4',
    'SQL in a field is only text',
    async (world) => {
      const name = `x' or '1'='1@example.vn`;
      expect((await signIn(world, name, "' or 1=1 --")).status).toBe(401);
      expect((await world.admin.browser.get(`/versions/${encodeURIComponent("' or 1=1 --")}`)).status).toBe(404);
    },
  ],
  [
    '1.2.10',
    'a cell of an exported table is never a formula',
    async (world) => {
      const title = '=HYPERLINK("http://evil")';
      const made = await world.admin.browser.post<{ code: string }>('/people', {
        name: `formel${Date.now()}@example.vn`,
        title,
        grants: [{ role: 'reader', scope: '*' }],
      });
      await world.test.browser().post('/invitation', { code: made.body.code, password: PASSWORD });
      const csv = await world.admin.browser.get('/audit.csv');
      expect(csv.text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    },
  ],
];

const input: Check[] = [
  [
    '2.2.1',
    'fields are checked against what is expected of them',
    async ({ admin }) => {
      const wrong = [
        { name: 'no address' },
        { title: '' },
        { grants: [{ role: 'god', scope: '*' }] },
        { grants: [{ role: 'reader', scope: '../*' }] },
      ];
      for (const part of wrong) {
        const answer = await admin.browser.post('/people', {
          name: 'a@example.vn',
          title: 'A',
          grants: [{ role: 'reader', scope: '*' }],
          ...part,
        });
        expect([part, answer.status]).toEqual([part, 400]);
      }
    },
  ],
  [
    '2.2.2',
    'the server checks, whatever a screen has let through',
    async ({ reader }) => {
      expect((await reader.browser.post('/account/password', { current: PASSWORD, next: 'x' })).status).toBe(422);
    },
  ],
  [
    '2.4.1',
    'nobody may ask without end',
    async (world) => {
      const answer = await raw(world, '/office/api/health');
      expect(Number(answer.headers.get('x-ratelimit-limit'))).toBeGreaterThan(0);
    },
  ],
];

const front: Check[] = [
  [
    '3.2.1',
    'answers of the interface are no pages',
    async ({ reader }) => {
      const { headers } = await reader.browser.get('/session');
      expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
        'application/json; charset=utf-8',
        'nosniff',
      ]);
    },
  ],
  [
    '3.3.1',
    'cookies are for encrypted lines only',
    async (world) => {
      for (const line of await cookieLines(world)) expect(line).toMatch(/; Secure/);
    },
  ],
  [
    '3.3.2',
    'cookies are not sent along from other sites',
    async (world) => {
      for (const line of await cookieLines(world)) expect(line).toMatch(/; SameSite=Strict/);
    },
  ],
  [
    '3.3.3',
    'cookies belong to this very host',
    async (world) => {
      for (const line of await cookieLines(world))
        expect([/^__Host-/.test(line), /; Path=\//.test(line), /Domain/i.test(line)]).toEqual([true, true, false]);
    },
  ],
  [
    '3.3.4',
    'no script can read cookies',
    async (world) => {
      for (const line of await cookieLines(world)) expect(line).toMatch(/; HttpOnly/);
    },
  ],
  [
    '3.3.5',
    'cookies are small',
    async (world) => {
      for (const line of await cookieLines(world)) expect(line.length).toBeLessThan(4_096);
    },
  ],
  [
    '3.4.2',
    'no other site may read answers',
    async (world) => {
      const answer = await raw(world, '/office/api/session', { headers: { origin: 'https://evil.example' } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(null);
    },
  ],
  [
    '3.4.3',
    'the policy for content allows nothing inline and nothing from elsewhere',
    async (world) => {
      const policy = (await raw(world, '/office/')).headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/object-src 'none'.*|base-uri 'none'/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    },
  ],
  [
    '3.4.4',
    'no content is guessed',
    async (world) => expect((await raw(world, '/office/')).headers.get('x-content-type-options')).toBe('nosniff'),
  ],
  [
    '3.4.5',
    'addresses are not told to others',
    async (world) => expect((await raw(world, '/office/')).headers.get('referrer-policy')).toBe('no-referrer'),
  ],
  [
    '3.4.6',
    'no page puts the office into a frame',
    async (world) => {
      const { headers } = await raw(world, '/office/');
      expect([
        headers.get('content-security-policy')?.includes("frame-ancestors 'none'"),
        headers.get('x-frame-options'),
      ]).toEqual([true, 'DENY']);
    },
  ],
  [
    '3.4.8',
    'windows of other sites keep no hold on ours',
    async (world) =>
      expect((await raw(world, '/office/')).headers.get('cross-origin-opener-policy')).toBe('same-origin'),
  ],
  [
    '3.5.1',
    'a form on another site can do nothing here',
    async ({ admin }) => {
      const forms = [
        { 'x-office': '-' },
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'null' },
      ];
      for (const headers of forms) {
        const answer = await admin.browser.ask(
          'DELETE',
          '/office/api/session',
          undefined,
          headers as Record<string, string>,
        );
        expect([headers, answer.status]).toEqual([headers, 403]);
      }
      expect((await admin.browser.get('/people')).status).toBe(200);
    },
  ],
  [
    '3.5.2',
    'content that needs no asking first is not accepted',
    async ({ admin }) => {
      const answer = await admin.browser.ask('POST', '/office/api/people', '{}', { 'content-type': 'text/plain' });
      expect(answer.status).toBe(415);
    },
  ],
  [
    '3.5.3',
    'nothing is changed by asking for a page',
    async ({ admin }) => {
      for (const path of ['/people', '/audit', '/tours', '/uploads', '/account/sessions'])
        await admin.browser.get(path);
      expect((await admin.browser.ask('GET', '/office/api/invitation')).status).toBe(404);
    },
  ],
];

const interfaces: Check[] = [
  [
    '4.1.1',
    'answers tell their kind and their letters',
    async ({ admin }) => {
      const { headers } = await admin.browser.get('/audit.csv');
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    },
  ],
  [
    '4.1.3',
    'headers that only our own servers set are not believed of others',
    async (world) => {
      const before = world.test.log.length;
      await raw(world, '/office/api/health', {
        headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      });
      expect(world.test.log.slice(before).join('')).not.toMatch(/203\.0\.113|evil/);
    },
  ],
  [
    '4.1.4',
    'other methods are refused',
    async (world) => {
      for (const method of ['PUT', 'PATCH'])
        expect((await raw(world, '/office/api/session', { method, headers: { 'x-office': '1' } })).status).toBe(404);
    },
  ],
  [
    '4.1.5',
    'no document is parsed that may lead elsewhere',
    async ({ admin }) => {
      const xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
      expect(
        (await admin.browser.ask('POST', '/office/api/people', xml, { 'content-type': 'application/xml' })).status,
      ).toBe(415);
    },
  ],
];

const zip = (name: string) =>
  makePackage({
    files: [
      { name: 'tour.json', data: '{}' },
      { name, data: 'x' },
    ],
  });
const faultOf = async ({ editor }: World, bytes: Buffer): Promise<string | undefined> =>
  (await uploadEnded(editor.browser, await upload(editor.browser, bytes))).fault?.code;

const files: Check[] = [
  [
    '5.2.1',
    'what is too large is refused before it is sent',
    async ({ editor }) => {
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': '999000000000' };
      expect(await statusOf(editor.browser.ask('POST', '/office/api/uploads', undefined, headers))).toBe(413);
      const url = await beginUpload(editor.browser, 30_000_000);
      expect((await sendPart(editor.browser, url, 0, Buffer.alloc(9_000_000))).status).toBe(413);
      await editor.browser.ask('DELETE', url, undefined, { 'tus-resumable': '1.0.0' });
    },
  ],
  [
    '5.2.2',
    'files are what their names say',
    async (world) => expect(await faultOf(world, zip('a.php'))).toBe('file-kind'),
  ],
  [
    '5.2.3',
    'nothing is unpacked beyond measure',
    async (world) => {
      const bytes = makePackage({
        files: [
          { name: 'tour.json', data: '{}' },
          { name: 'a.mp4', data: Buffer.alloc(20_000_000) },
        ],
      });
      expect(await faultOf(world, bytes)).toBe('package-bomb');
    },
  ],
  [
    '5.2.4',
    'one person cannot fill the disk',
    async ({ editor, test }) => {
      const urls: string[] = [];
      const { db, now } = test.office.workshop;
      const row = {
        person_id: editor.id,
        name: 'x',
        bytes: 39_000_000_000,
        at: now(),
        state: 'open',
        version_id: null,
        report: null,
      };
      await db
        .insertInto('uploads')
        .values({ id: 'full', ...row })
        .execute();
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': '8000000000' };
      expect(await statusOf(editor.browser.ask('POST', '/office/api/uploads', undefined, headers))).toBe(413);
      await db.deleteFrom('uploads').where('id', '=', 'full').execute();
      expect(urls).toEqual([]);
    },
  ],
  [
    '5.2.5',
    'a package with links is refused',
    async (world) => {
      const link = { name: 'media/a.jpg', data: '/etc/passwd', mode: 0o120777 };
      expect(await faultOf(world, makePackage({ files: [{ name: 'tour.json', data: '{}' }, link] }))).toBe(
        'file-special',
      );
    },
  ],
  [
    '5.3.2',
    'no path comes from outside',
    async (world) => expect(await faultOf(world, zip('../../a.jpg'))).toBe('name-unsafe'),
  ],
  [
    '5.4.1',
    'a file that is handed out has a name that we gave',
    async ({ admin }) =>
      expect((await admin.browser.get('/audit.csv')).headers.get('content-disposition')).toBe(
        'attachment; filename="audit.csv"',
      ),
  ],
];

const authentication: Check[] = [
  [
    '6.2.1',
    'passwords have at least 12 letters',
    async (world) => expect(await refusedPassword(world, 'k7#Qz!m2Lp')).toBe('password-short'),
  ],
  [
    '6.2.2',
    'people can change their password',
    async (world) => {
      const who = await fresh(world);
      const next = 'kettle ribbon orbit thaw';
      expect((await who.browser.post('/account/password', { current: PASSWORD, next })).status).toBe(204);
      expect([(await signIn(world, who.name, PASSWORD)).status, (await signIn(world, who.name, next)).status]).toEqual([
        401, 200,
      ]);
    },
  ],
  [
    '6.2.3',
    'changing it needs the one before',
    async (world) => {
      const { status } = await world.reader.browser.post('/account/password', {
        current: 'wrong',
        next: 'kettle ribbon orbit thaw',
      });
      expect(status).toBe(403);
    },
  ],
  [
    '6.2.4',
    'passwords that are tried first are refused',
    async (world) => expect(await refusedPassword(world, 'Matkhau@123456')).toBe('password-common'),
  ],
  [
    '6.2.5',
    'any kinds of letters will do',
    async (world) => {
      const who = await fresh(world);
      expect(
        (await who.browser.post('/account/password', { current: PASSWORD, next: 'chỉ toàn chữ thường thôi nhé' }))
          .status,
      ).toBe(204);
    },
  ],
  [
    '6.2.8',
    'a password is taken exactly as it is',
    async (world) => {
      const who = await fresh(world);
      await who.browser.post('/account/password', { current: PASSWORD, next: ' Kettle ribbon orbit ' });
      expect([
        (await signIn(world, who.name, 'Kettle ribbon orbit')).status,
        (await signIn(world, who.name, ' kettle ribbon orbit ')).status,
      ]).toEqual([401, 401]);
      expect((await signIn(world, who.name, ' Kettle ribbon orbit ')).status).toBe(200);
    },
  ],
  [
    '6.2.9',
    'passwords of 64 letters and more will do',
    async (world) => {
      const who = await fresh(world);
      const next = 'wrinkled otter gazette on a quiet lake, nine kettles and a ribbon of seven colours';
      expect((await who.browser.post('/account/password', { current: PASSWORD, next })).status).toBe(204);
      expect((await signIn(world, who.name, next)).status).toBe(200);
    },
  ],
  [
    '6.2.10',
    'passwords do not expire',
    async (world) => {
      const who = await fresh(world);
      world.test.wait(400 * 24 * HOURS);
      expect((await signIn(world, who.name, PASSWORD)).status).toBe(200);
    },
  ],
  [
    '6.2.11',
    'passwords made of one’s own name are refused',
    async (world) => expect(await refusedPassword(world, `${world.reader.name}2026`)).toBe('password-about-you'),
  ],
  [
    '6.3.1',
    'guessing is slowed down, and the owner is not kept out for over 15 minutes',
    async (world) => {
      const who = await fresh(world);
      let last = 0;
      for (let index = 0; index < 8; index++) last = (await signIn(world, who.name, 'wrong')).status;
      expect(last).toBe(429);
      expect((await who.browser.post('/session', { name: who.name, password: PASSWORD })).status).toBe(200);
      world.test.wait(HOURS / 4);
      expect((await signIn(world, who.name, PASSWORD)).status).toBe(200);
    },
  ],
  [
    '6.3.2',
    'there is nobody whom everybody knows',
    async (world) => {
      for (const name of ['admin', 'root', 'admin@example.vn', 'test'])
        expect((await signIn(world, name, 'admin')).status).toBe(401);
    },
  ],
  [
    '6.3.8',
    'nothing tells who has an account',
    async (world) => {
      const [no, yes] = [
        await signIn(world, 'nobody@example.vn', 'wrong'),
        await signIn(world, (await fresh(world)).name, 'wrong'),
      ];
      expect([no.status, no.body['code']]).toEqual([yes.status, yes.body['code']]);
      expect(await isPassword(undefined, 'nobody')).toBe(false);
    },
  ],
  [
    '6.4.1',
    'codes for a first password are random, work once and end',
    async (world) => {
      const body = { name: `n${Date.now()}@example.vn`, title: 'N', grants: [{ role: 'reader', scope: '*' }] };
      const { body: made } = await world.admin.browser.post<{ id: string; code: string }>('/people', body);
      world.test.wait(73 * HOURS);
      expect((await world.test.browser().post('/invitation', { code: made.code, password: PASSWORD })).status).toBe(
        401,
      );
      world.admin.browser.cookies.clear();
      await world.admin.browser.post('/session', { name: world.admin.name, password: PASSWORD });
      const { body: next } = await world.admin.browser.post<{ code: string }>(`/people/${made.id}/invitation`);
      const use = () => world.test.browser().post('/invitation', { code: next.code, password: PASSWORD });
      expect([(await use()).status, (await use()).status]).toEqual([204, 401]);
    },
  ],
  [
    '6.4.3',
    'a new password does not go round the second factor',
    async (world) => {
      const { who } = await withFactor(world);
      const { body } = await world.admin.browser.post<{ code: string }>(`/people/${who.id}/invitation`);
      await world.test.browser().post('/invitation', { code: body.code, password: PASSWORD });
      expect((await signIn(world, who.name, PASSWORD)).body['code']).toBe('code-needed');
    },
  ],
  [
    '6.5.1',
    'codes work once',
    async (world) => {
      const { who, recovery } = await withFactor(world);
      const code = recovery[0] ?? '';
      expect([
        (await signIn(world, who.name, PASSWORD, { code })).status,
        (await signIn(world, who.name, PASSWORD, { code })).status,
      ]).toEqual([200, 401]);
    },
  ],
  [
    '6.5.2',
    'recovery codes and passwords are stored as hashes only',
    async (world) => {
      const { who, secret, recovery } = await withFactor(world);
      const { db } = world.test.office.workshop;
      const stored = JSON.stringify([
        await db.selectFrom('people').selectAll().execute(),
        await db.selectFrom('recovery_codes').selectAll().execute(),
      ]);
      for (const text of [secret, recovery[3] ?? '', (recovery[3] ?? '').replaceAll('-', ''), PASSWORD])
        expect(stored).not.toContain(text);
      expect(stored).toContain(who.name);
    },
  ],
  [
    '6.5.4',
    'codes hold 120 random bits',
    async () => {
      const codes = new Set(Array.from({ length: 1_000 }, createCode));
      expect(codes.size).toBe(1_000);
      for (const code of codes) expect(code).toMatch(/^(?:[2-9A-HJ-NP-Z]{4}-){5}[2-9A-HJ-NP-Z]{4}$/);
    },
  ],
  [
    '6.5.5',
    'codes of an app end after a minute and a half',
    async (world) => {
      const { who, secret } = await withFactor(world);
      const code = new TOTP({ secret }).generate({ timestamp: world.test.office.workshop.now() + 30_000 });
      world.test.wait(150_000);
      expect((await signIn(world, who.name, PASSWORD, { code })).status).toBe(401);
    },
  ],
];

const sessions: Check[] = [
  [
    '7.2.1',
    'the server alone decides whether a session holds',
    async (world) => {
      const browser = world.test.browser();
      browser.cookies.set('__Host-office', createToken());
      expect((await browser.get('/people')).status).toBe(401);
    },
  ],
  [
    '7.2.3',
    'sessions are 256 random bits',
    async (world) => {
      const [line = ''] = await cookieLines(world);
      expect(/^__Host-office=[\w-]{43};/.test(line)).toBe(true);
    },
  ],
  [
    '7.2.4',
    'signing in makes a new session and ends the one before',
    async (world) => {
      const browser = await again(world, world.reader);
      const old = browser.cookies.get('__Host-office') ?? '';
      await browser.post('/session', { name: world.reader.name, password: PASSWORD });
      expect(browser.cookies.get('__Host-office')).not.toBe(old);
      browser.cookies.set('__Host-office', old);
      expect((await browser.get('/tours')).status).toBe(401);
    },
  ],
  [
    '7.3.1',
    'a session ends when nothing is done',
    async (world) => {
      const browser = await again(world, world.reader);
      const states = [];
      for (let index = 0; index < 4; index++) {
        world.test.wait(HOURS / 7);
        const byItself = { 'x-office-by-itself': '1' };
        states.push((await browser.ask('GET', '/office/api/tours', undefined, byItself)).status);
      }
      expect(states).toEqual([200, 200, 200, 401]);
    },
  ],
  [
    '7.3.2',
    'a session ends after twelve hours in any case',
    async (world) => {
      const browser = await again(world, world.reader);
      const states = [];
      for (let index = 0; index < 26; index++) {
        world.test.wait(HOURS * 0.48);
        states.push((await browser.get('/tours')).status);
      }
      expect([states[0], states[23], states.at(-1)]).toEqual([200, 200, 401]);
    },
  ],
  [
    '7.4.1',
    'signing out ends it on the server',
    async (world) => {
      const browser = await again(world, world.reader);
      const token = browser.cookies.get('__Host-office') ?? '';
      expect((await browser.remove('/session')).status).toBe(204);
      browser.cookies.set('__Host-office', token);
      expect((await browser.get('/tours')).status).toBe(401);
    },
  ],
  [
    '7.4.3',
    'a new password ends all other sessions',
    async (world) => {
      const who = await fresh(world);
      const other = await again(world, who);
      await who.browser.post('/account/password', { current: PASSWORD, next: 'kettle ribbon orbit thaw' });
      expect([(await who.browser.get('/tours')).status, (await other.get('/tours')).status]).toEqual([200, 401]);
    },
  ],
  [
    '7.4.5',
    'an administrator can end somebody’s sessions',
    async (world) => {
      const who = await fresh(world);
      world.admin.browser.cookies.clear();
      await world.admin.browser.post('/session', { name: world.admin.name, password: PASSWORD });
      expect((await world.admin.browser.remove(`/people/${who.id}/sessions`)).status).toBe(204);
      expect((await who.browser.get('/tours')).status).toBe(401);
    },
  ],
  [
    '7.5.1',
    'changing how one signs in asks for the password again',
    async (world) => {
      const who = await fresh(world);
      expect((await who.browser.post('/account/factor', { password: 'wrong' })).status).toBe(403);
      expect((await who.browser.remove('/account/factor', { password: 'wrong' })).status).toBe(403);
    },
  ],
  [
    '7.5.2',
    'people see where they are signed in, and can end it',
    async (world) => {
      const who = await fresh(world);
      const other = await again(world, who);
      const { body } = await who.browser.get<{ id: string; own: boolean }[]>('/account/sessions');
      expect(body).toHaveLength(2);
      await who.browser.remove(`/account/sessions/${body.find(({ own }) => !own)?.id ?? ''}`);
      expect((await other.get('/tours')).status).toBe(401);
    },
  ],
];

const authorization: Check[] = [
  [
    '8.2.1',
    'every route asks who is there',
    async (world) => {
      const { paths } = world.test.office.app.swagger() as { paths: Record<string, Record<string, unknown>> };
      const open = [
        'get /office/api/session',
        'post /office/api/session',
        'post /office/api/invitation',
        'get /office/api/health',
        'get /office/api/ready',
      ];
      const all = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path}`),
      );
      const closed = all.filter(
        (each) => each.includes('/office/api') && !each.includes('/oidc') && !open.includes(each),
      );
      expect(closed.length).toBeGreaterThan(20);
      for (const each of closed) {
        const [method = '', path = ''] = each.split(' ');
        const answer = await world.test.browser().ask(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'));
        expect([each, answer.status]).toEqual([each, 401]);
      }
    },
  ],
  [
    '8.2.2',
    'what one may not see is not there',
    async (world) => {
      const elsewhere = await member(world.test, world.admin, { role: 'approver', scope: 'site:elsewhere' });
      const { db, now } = world.test.office.workshop;
      const made = {
        created_by: world.admin.id,
        created_at: now(),
        package: 'x',
        bytes: 1,
        issues: '[]',
        pressed: null,
        approved_by: null,
      };
      await db
        .insertInto('tours')
        .values({ id: 'secret', title: '{}', province: '', live: null, revision: 0, changed_at: now() })
        .execute();
      await db
        .insertInto('versions')
        .values({
          id: 'v-secret',
          tour_id: 'secret',
          number: 1,
          state: 'draft',
          revision: 0,
          publish_at: null,
          published_at: null,
          failure: null,
          progress: 100,
          ...made,
        })
        .execute();
      expect((await elsewhere.browser.get('/versions/v-secret')).status).toBe(404);
      expect((await elsewhere.browser.post('/versions/v-secret/steps', { step: 'send', revision: 0 })).status).toBe(
        404,
      );
      expect((await elsewhere.browser.post('/versions/v-secret/comments', { text: 'x' })).status).toBe(404);
      expect((await elsewhere.browser.get<unknown[]>('/tours')).body).toEqual([]);
      expect((await world.admin.browser.get('/versions/v-secret')).status).toBe(200);
    },
  ],
  [
    '8.2.3',
    'nobody sets what is not his to set',
    async (world) => {
      const body = {
        name: `m${Date.now()}@example.vn`,
        title: 'M',
        grants: [{ role: 'reader', scope: '*' }],
        disabled: false,
        password: 'x',
        totp: null,
        id: 'mine',
      };
      expect((await world.admin.browser.post('/people', body)).status).toBe(400);
    },
  ],
  [
    '8.3.1',
    'a reader’s wishes are refused by the server',
    async ({ reader, test }) => {
      const browser = test.browser();
      await browser.post('/session', { name: reader.name, password: PASSWORD });
      for (const path of ['/people', '/audit', '/audit.csv'])
        expect([path, (await browser.get(path)).status]).toEqual([path, 403]);
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10' };
      expect(await statusOf(browser.ask('POST', '/office/api/uploads', undefined, headers))).toBe(403);
    },
  ],
];

const rest: Check[] = [
  [
    '11.4.2',
    'passwords are hashed by argon2id with 19 MiB',
    async () => expect(await hashPassword('x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
  ],
  [
    '13.4.1',
    'no file of the program is handed out',
    async (world) => {
      for (const path of [
        '/office/../package.json',
        '/office/%2e%2e/package.json',
        '/office/.git/config',
        '/office/..%2f..%2fetc/passwd',
        '/.git/config',
        '/office/office.db',
      ])
        expect([path, (await raw(world, path)).status]).toEqual([path, 404]);
    },
  ],
  [
    '13.4.2',
    'faults tell nothing of the inside',
    async (world) => {
      const answer = await world.admin.browser.post('/session', '{"name":', {});
      expect([answer.status, /stack|node_modules|at \w+ \(/.test(answer.text)]).toEqual([400, false]);
    },
  ],
  [
    '13.4.4',
    'TRACE is not answered',
    async (world) => {
      const { request } = await import('node:http');
      const status = await new Promise<number>((done, fail) => {
        const { port } = new URL(world.test.address);
        request(
          { port, host: '127.0.0.1', method: 'TRACE', path: '/office/api/session' },
          (answer) => (answer.resume(), done(answer.statusCode ?? 0)),
        )
          .on('error', fail)
          .end();
      });
      expect(status).toBeGreaterThanOrEqual(400);
    },
  ],
  [
    '13.4.5',
    'the description of the interface is for those who are signed in',
    async (world) => {
      expect([
        (await raw(world, '/office/api/openapi.json')).status,
        (await raw(world, '/office/api/')).status,
      ]).toEqual([401, 401]);
    },
  ],
  [
    '13.4.6',
    'no answer tells what runs here',
    async (world) => {
      const { headers } = await raw(world, '/office/api/session');
      expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
    },
  ],
  [
    '14.2.1',
    'no secret is asked for in an address',
    async (world) => {
      const { paths } = world.test.office.app.swagger() as {
        paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
      };
      const all = Object.values(paths).flatMap((methods) =>
        Object.values(methods).flatMap(({ parameters = [] }) => parameters),
      );
      const names = all.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      expect(names.length).toBeGreaterThan(3);
      expect(names.filter((name) => /password|secret|session|token|pending|recovery/.test(name))).toEqual([]);
    },
  ],
  [
    '14.3.2',
    'no answer is kept by browsers or in between',
    async ({ admin }) => {
      for (const path of ['/session', '/people', '/audit', '/nowhere'])
        expect([path, (await admin.browser.get(path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
    },
  ],
  [
    '15.3.1',
    'answers hold only what is needed',
    async ({ admin }) => {
      const { text } = await admin.browser.get('/people');
      expect(text).not.toMatch(/password|totp|hash|argon2/);
    },
  ],
  [
    '15.3.6',
    'a message cannot change how objects are made',
    async (world) => {
      const answer = await world.admin.browser.ask(
        'POST',
        '/office/api/people',
        '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
      );
      expect([answer.status, ({} as Record<string, unknown>)['admin']]).toEqual([400, undefined]);
    },
  ],
  [
    '16.2.1',
    'every answer is in the log with its route, status and id',
    async (world) => {
      const before = world.test.log.length;
      await world.admin.browser.get('/people');
      await expect
        .poll(() => world.test.log.slice(before).join(''))
        .toMatch(/"method":"GET","route":"\/office\/api\/people","status":200/);
    },
  ],
  [
    '16.2.5',
    'no secret, name or address is in the log',
    async (world) => {
      const code = 'ABCD-2345-ABCD-2345-ABCD-2345';
      await world.test.browser().post('/invitation', { code, password: PASSWORD });
      await raw(world, `/office/preview/${'T'.repeat(43)}`);
      const log = world.test.log.filter((line) => !line.includes('listening')).join('');
      for (const text of [PASSWORD, code, 'TTTTTTTT', world.reader.name, '127.0.0.1', '__Host-office', 'argon2'])
        expect(log).not.toContain(text);
    },
  ],
  [
    '16.3.1',
    'signing in is written down, also when it fails',
    async ({ admin }) => {
      const { body } = await admin.browser.get<{ action: string }[]>('/audit');
      expect(body.map(({ action }) => action)).toEqual(expect.arrayContaining(['sign-in', 'sign-in.refused']));
    },
  ],
  [
    '16.4.1',
    'nobody can write lines of his own into the log',
    async (world) => {
      const before = world.test.log.length;
      await raw(world, '/office/api/%0a%7b%22level%22:%22info%22%7d', { headers: { 'x-office': 'a' } });
      for (const line of world.test.log.slice(before)) expect(line.trim().split('\n')).toHaveLength(1);
    },
  ],
  [
    '16.5.1',
    'an unforeseen fault is told in one sentence',
    async (world) => {
      const { db } = world.test.office.workshop;
      await db
        .insertInto('versions')
        .values({
          id: 'v-broken',
          tour_id: 'secret',
          number: 99,
          state: 'draft',
          revision: 0,
          publish_at: null,
          published_at: null,
          failure: null,
          progress: 0,
          created_by: 'x',
          created_at: 0,
          package: 'x',
          bytes: 0,
          issues: 'no JSON',
          pressed: null,
          approved_by: null,
        })
        .execute();
      const answer = await world.admin.browser.get('/versions/v-broken');
      expect([answer.status, answer.body['code'], /JSON|SyntaxError/.test(answer.text)]).toEqual([
        500,
        'went-wrong',
        false,
      ]);
      await db.deleteFrom('versions').where('id', '=', 'v-broken').execute();
    },
  ],
];

export const CHECKS: readonly Check[] = [
  ...[...encoding, ...input, ...front, ...interfaces, ...files],
  ...[...authentication, ...sessions, ...authorization, ...rest],
];
