import { expect } from 'vitest';
import type { Browser, Member, OfficeInTest } from './office';

const TUS = { 'tus-resumable': '1.0.0' };
const encode = (text: string): string => Buffer.from(text).toString('base64');

/** Begins an upload; its address. */
export async function beginUpload(
  browser: Browser,
  bytes: number,
  metadata: Record<string, string> = {},
): Promise<string> {
  const told = Object.entries({ filename: 'thanh-co.zip', ...metadata }).map(
    ([key, value]) => `${key} ${encode(value)}`,
  );
  const headers = { ...TUS, 'upload-length': String(bytes), 'upload-metadata': told.join(',') };
  const answer = await browser.ask('POST', '/office/api/uploads', undefined, headers);
  expect([answer.status, answer.text]).toEqual([201, '']);
  return new URL(answer.headers.get('location') ?? '', browser.address).pathname;
}

export const sendPart = (browser: Browser, url: string, offset: number, part: Uint8Array) =>
  browser.ask('PATCH', url, part, {
    ...TUS,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  });

export async function offsetOf(browser: Browser, url: string): Promise<number> {
  const { headers } = await browser.ask('HEAD', url, undefined, TUS);
  return Number(headers.get('upload-offset'));
}

export async function upload(browser: Browser, bytes: Buffer, metadata: Record<string, string> = {}): Promise<string> {
  const url = await beginUpload(browser, bytes.length, metadata);
  const answer = await sendPart(browser, url, 0, bytes);
  expect([answer.status, answer.text]).toEqual([204, '']);
  return url.split('/').at(-1) ?? '';
}

export interface ToldUpload {
  id: string;
  state: string;
  version: string | null;
  fault: { code: string; message: string } | null;
  issues: { code: string; severity: string; message: string }[];
}

export async function uploadEnded(browser: Browser, id: string): Promise<ToldUpload> {
  let found: ToldUpload | undefined;
  await expect
    .poll(
      async () => {
        const { body } = await browser.get<ToldUpload[]>('/uploads');
        found = body.find((each) => each.id === id);
        return found?.state;
      },
      { timeout: 300_000, interval: 50 },
    )
    .toMatch(/refused|accepted/);
  if (found === undefined) throw new Error('no such upload');
  return found;
}

export interface ToldVersion {
  id: string;
  tour: string;
  state: string;
  revision: number;
  number: number;
  steps: string[];
  failure: string | null;
  comments: { text: string; scene: string | null; person: string }[];
  difference: {
    tour: string[];
    order: boolean;
    scenes: { id: string; change: string; parts: string[]; hotspots: unknown[] }[];
  } | null;
}

export const versionOf = async (browser: Browser, id: string): Promise<ToldVersion> =>
  (await browser.get<ToldVersion>(`/versions/${id}`)).body;

/** Uploads a package and waits until it is pressed; the version. */
export async function uploadVersion(browser: Browser, bytes: Buffer): Promise<string> {
  const { version, fault, issues } = await uploadEnded(browser, await upload(browser, bytes));
  expect([fault, issues.filter(({ severity }) => severity === 'error')]).toEqual([null, []]);
  const id = version ?? '';
  await expect
    .poll(async () => (await versionOf(browser, id)).state, { timeout: 120_000, interval: 100 })
    .not.toBe('pressing');
  const made = await versionOf(browser, id);
  expect([made.state, made.failure]).toEqual(['draft', null]);
  return id;
}

let keys = 0;

export async function take(
  who: Pick<Member, 'browser'>,
  id: string,
  step: string,
  more: { at?: number; key?: string; revision?: number } = {},
) {
  const { at, key = `key-${++keys}` } = more;
  const revision = more.revision ?? (await versionOf(who.browser, id)).revision;
  const body = { step, revision, ...(at !== undefined && { at }) };
  return who.browser.post<{ state: string; code?: string }>(`/versions/${id}/steps`, body, { 'idempotency-key': key });
}

/** Brings a version to `approved`, as two people do. */
export async function approve(editor: Member, approver: Member, id: string): Promise<void> {
  expect((await take(editor, id, 'send')).body).toEqual({ state: 'review' });
  expect((await take(approver, id, 'approve')).body).toEqual({ state: 'approved' });
}

/** What a visitor gets at an address of the live site. */
export const visit = (test: Pick<OfficeInTest, 'address'>, path: string, headers: Record<string, string> = {}) =>
  fetch(test.address + path, { redirect: 'manual', headers });
