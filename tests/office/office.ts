import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createOffice, type Office } from '../../src/office/office';
import type { Grant } from '../../src/office/people/rights';
import type { Workshop } from '../../src/office/workshop';
import { configFor, ORIGIN, say, testMaking } from './making';

/** What tests ask of an office, be it one in their own process or several elsewhere. */
export interface OfficeInTest {
  address: string;
  office: Pick<Office, 'firstCode' | 'tick'> & { workshop: Pick<Workshop, 'config' | 'now' | 'shelf'> };
  /** Moves the office's clock on. */
  wait(milliseconds: number): void;
  browser(): Browser;
  stop(): Promise<void>;
}

export interface TestOffice extends OfficeInTest {
  office: Office;
  log: string[];
}

type Extra = Partial<Omit<Parameters<typeof createOffice>[0], 'config' | 'say' | 'version'>>;

/** A whole office on a free port with a database of its own. */
export async function startOffice(environment: Record<string, string> = {}, extra: Extra = {}): Promise<TestOffice> {
  const data = environment['OFFICE_DATA'] ?? (await mkdtemp(join(tmpdir(), 'disan360-office-')));
  const log: string[] = [];
  let ahead = 0;
  const office = await createOffice({
    config: configFor({ OFFICE_DATA: data, ...environment }),
    say,
    version: '0',
    now: () => Date.now() + ahead,
    log: { write: (line) => void log.push(line) },
    making: testMaking(),
    desk: join(data, 'desk'),
    ...extra,
  });
  await office.app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(office.app.server.address() as AddressInfo).port}`;
  return {
    ...{ office, address, log },
    wait: (milliseconds) => {
      ahead += milliseconds;
    },
    browser: () => new Browser(address),
    stop: async () => {
      await office.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

type Sent = Record<string, string>;

/** What a browser on the office's pages sends, with its cookies. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(readonly address: string) {}

  async ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Sent = {},
  ): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = {
      ...{ 'x-office': '1', origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'accept-language': 'en' },
      ...(cookie !== '' && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const kept = Object.entries(sent).filter(([, value]) => value !== '-');
    const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(this.address + path, {
      method,
      redirect: 'manual',
      headers: Object.fromEntries(kept),
      ...(raw !== undefined && { body: raw as BodyInit }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as T };
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    if (value.join('=') === '') this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }

  get = <T = Record<string, unknown>>(path: string) => this.ask<T>('GET', `/office/api${path}`);
  post = <T = Record<string, unknown>>(path: string, body: unknown = {}, headers: Sent = {}) =>
    this.ask<T>('POST', `/office/api${path}`, body, headers);
  put = <T = Record<string, unknown>>(path: string, body: unknown = {}) =>
    this.ask<T>('PUT', `/office/api${path}`, body);
  remove = <T = Record<string, unknown>>(path: string, body?: unknown) =>
    this.ask<T>('DELETE', `/office/api${path}`, body);
}

export const PASSWORD = 'mười hai con cá vàng bơi ngược';

export interface Member {
  browser: Browser;
  id: string;
  name: string;
}

export async function signInAs(test: OfficeInTest, name: string, password = PASSWORD): Promise<Browser> {
  const browser = test.browser();
  const answer = await browser.post('/session', { name, password });
  expect([name, answer.status, answer.text]).toEqual([name, 200, expect.any(String)]);
  return browser;
}

/** The first administrator, signed in. */
export async function firstAdministrator(test: OfficeInTest): Promise<Member> {
  const name = 'quan.tri@example.vn';
  const code = test.office.firstCode ?? '';
  const made = await test.browser().post('/invitation', { code, name, title: 'Chị Hạnh', password: PASSWORD });
  expect([made.status, made.text]).toEqual([204, '']);
  const browser = await signInAs(test, name);
  const { body } = await browser.get<{ person: { id: string } }>('/session');
  return { browser, id: body.person.id, name };
}

let count = 0;

/** Somebody with these rights, signed in. */
export async function member(test: OfficeInTest, admin: Member, ...grants: Grant[]): Promise<Member> {
  const name = `nguoi${++count}@example.vn`;
  const made = await admin.browser.post<{ id: string; code: string }>('/people', {
    name,
    title: `Người ${count}`,
    grants,
  });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  await test.browser().post('/invitation', { code: made.body.code, password: PASSWORD });
  return { browser: await signInAs(test, name), id: made.body.id, name };
}
