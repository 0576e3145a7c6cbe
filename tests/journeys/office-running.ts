import { expect } from 'vitest';
import { watchErrors } from './browser';
import { ADMIN, type Story } from './office-story';
import type { Step } from './steps';

async function showNumbers({ test, admin }: Story): Promise<void> {
  const { db } = test.office.workshop;
  const day = (ago: number) => new Date(Date.now() + 7 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10);
  const place = { code: 'JN276M', lang: 'vi', way: 'sign', tour: 'thanh-co', scene: 'cong' };
  const counts = Array.from({ length: 24 }, (_, ago) => ({
    ...place,
    day: day(ago),
    visits: 20 + ((ago * 37) % 90),
  }));
  await db.insertInto('counts').values(counts).execute();
  await admin.follow('Thống kê');
  await admin.page.locator('.days svg').waitFor();
  await admin.look('statistics');
  await admin.page.getByLabel('Xem theo').selectOption('code');
  await admin.page.locator('.plot th', { hasText: 'JN276M' }).waitFor();
  const href = await admin.page.getByRole('link', { name: 'Tải bảng (CSV)' }).getAttribute('href');
  const csv = await admin.page.evaluate((address) => fetch(address).then((answer) => answer.text()), href ?? '');
  expect(csv).toMatch(/thanh-co"?,"?cong"?,"?JN276M/);
  await admin.follow('Nhật ký');
  await admin.see('quay về bản cũ');
  await admin.see('Hệ thống');
  await admin.look('audit');
}

async function walkByKeys({ admin }: Story): Promise<void> {
  await admin.page.reload();
  await admin.page.getByRole('heading', { level: 1 }).waitFor();
  await admin.page.keyboard.press('Tab');
  await admin.page.keyboard.press('Enter');
  const focused = () => admin.page.evaluate(() => document.activeElement?.id ?? '');
  expect(await focused()).toBe('main');
  await admin.page.getByRole('link', { name: 'Thống kê' }).focus();
  await admin.page.keyboard.press('Enter');
  await admin.page.getByRole('heading', { name: 'Thống kê lượt xem' }).waitFor();
  expect(await focused()).toBe('main');
}

async function signOnOnce({ provider, admin }: Story): Promise<void> {
  await admin.press('Đăng xuất');
  provider.claims = { email: 'ai.do@example.vn', email_verified: true };
  await admin.follow('Đăng nhập một lần bằng tài khoản của tỉnh');
  await admin.page.getByRole('alert').getByText('chưa được thêm ở đây').waitFor();
  await admin.look('oidc-unknown');
  provider.claims = { email: ADMIN.name, email_verified: true };
  await admin.follow('Đăng nhập một lần bằng tài khoản của tỉnh');
  await admin.page.getByRole('link', { name: 'Nhật ký' }).waitFor();
}

async function takeDown({ test, admin }: Story): Promise<void> {
  await admin.follow('Tour');
  await admin.page.getByText('Gỡ và xóa tour này').click();
  await admin.fill('Để xác nhận, hãy gõ mã của tour: thanh-co', 'thanh-co');
  await admin.look('take-down');
  await admin.press('Gỡ và xóa');
  await admin.see('Tour này đã được gỡ');
  expect((await fetch(`${test.address}/vi/thanh-co/cong/`)).status).toBe(404);
}

async function forget({ test, approver }: Story): Promise<void> {
  await approver.follow('Tài khoản');
  // What this page itself asks for would lead away already, were it not answered yet.
  await approver.see('ở đây');
  await test.office.workshop.db.deleteFrom('sessions').execute();
  await approver.follow('Thống kê');
  await approver.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
}

async function keepPolicy({ test, browser, address, admin, approver }: Story): Promise<void> {
  expect([...admin.barriers, ...approver.barriers]).toEqual([]);
  const { headers } = await fetch(`${test.address}/office/`);
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self';style-src 'self'/);
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  // What was refused on purpose, and the line that was cut.
  const expected = /\b(?:401|422)\b|ERR_(?:CONNECTION|EMPTY|SOCKET)|failed:/;
  expect([...admin.errors, ...approver.errors].filter((each) => !expected.test(each))).toEqual([]);
  const stranger = await browser.newPage();
  const errors = watchErrors(stranger);
  await stranger.goto(`${address}/office/`);
  await stranger.getByRole('heading', { level: 1 }).waitFor();
  expect(errors).toEqual([]);
}

/** What comes afterwards: numbers, the log, other ways in, and an end. */
export const RUNNING: readonly Step<Story>[] = [
  ['show numbers with a plot and as a table to take away, and the log', showNumbers],
  ['can be walked by keyboard, which begins with the way past the menu', walkByKeys],
  ['sign in through the province’s account, and say why when it is not known here', signOnOnce],
  ['take a tour down when its id is typed', takeDown],
  ['lead back to signing in when the office has forgotten who one is', forget],
  ['break no rule of their own policy, which lets nothing inline in, and log no error', keepPolicy],
];
