import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { PASSWORD } from '../office/office';
import { makePackage } from '../office/package-maker';
import { manifestFile, sampleManifest, samplePanorama } from '../office/sample-package';
import { ADMIN, openAccepted, untilState, write, type Story } from './office-story';
import type { Step } from './steps';

const PART = 4 * 1024 * 1024;

async function enter({ test, admin }: Story): Promise<void> {
  await admin.press('Tôi có mã dùng một lần');
  await admin.fill('Mã dùng một lần', test.office.firstCode ?? '');
  await admin.page.getByLabel('Tôi là người quản trị đầu tiên').check();
  await admin.fill('Địa chỉ email', ADMIN.name);
  await admin.fill('Họ và tên', ADMIN.title);
  await admin.fill('Mật khẩu mới', 'matkhau123456');
  await admin.press('Chọn mật khẩu này');
  await admin.see('Mật khẩu này dễ đoán');
  await admin.look('invitation');
  await admin.fill('Mật khẩu mới', PASSWORD);
  await admin.press('Chọn mật khẩu này');
  await admin.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  await admin.look('sign-in');
  await admin.signIn(ADMIN.name, PASSWORD);
  await admin.see('Chưa có tour nào');
  await admin.look('tours-empty');
}

async function addFactor({ admin }: Story): Promise<void> {
  await admin.follow('Tài khoản');
  const recovery = await admin.addFactor(PASSWORD, () => admin.look('factor'));
  await admin.look('recovery');
  await admin.press('Tôi đã cất');
  await admin.see('Tài khoản này đang dùng mã xác thực');
  await admin.look('account');
  await admin.press('Đăng xuất');
  await admin.signIn(ADMIN.name, PASSWORD);
  await admin.fill('Mã xác thực', recovery[0] ?? '');
  await admin.look('sign-in-code');
  await admin.press('Đăng nhập');
  await admin.page.getByRole('link', { name: 'Người dùng' }).waitFor();
}

async function tellFaults(story: Story): Promise<void> {
  const { admin } = story;
  const manifest = { ...sampleManifest(), start: 'nowhere', title: { vi: '', en: '' } };
  await admin.follow('Tour');
  await admin.page
    .locator('input[type=file]')
    .setInputFiles(await write(story, 'loi.zip', makePackage({ files: [manifestFile(manifest)] })));
  await admin.see('Chưa nhận được: hãy sửa những điểm dưới đây');
  const found = admin.page.locator('.issues li[data-severity="error"]');
  expect(await found.count()).toBeGreaterThanOrEqual(3);
  await admin.look('findings');
  await admin.press('English');
  await admin.see('Not accepted yet: mend the points below');
  await expect.poll(async () => (await found.allTextContents()).join()).toMatch(/Error: .*\b(?:the|file)\b/);
  await admin.press('Tiếng Việt');
}

async function send(story: Story): Promise<void> {
  const { line, admin } = story;
  const files = [
    manifestFile(sampleManifest()),
    { name: 'media/cong.jpg', data: await samplePanorama(), method: 0 },
    { name: 'ghi-chu.txt', data: randomBytes(2.4 * PART), method: 0 },
  ];
  const bytes = makePackage({ files });
  const offsets: number[] = [];
  admin.page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  const cut = line.after(2_500, 'refused');
  await admin.page.locator('input[type=file]').setInputFiles(await write(story, 'thanh-co.zip', bytes));
  await cut;
  await admin.see('Mất kết nối, đang thử lại');
  await admin.look('upload-cut');
  await line.open();
  await openAccepted(admin, 1);
  const parts = Math.ceil(bytes.length / PART);
  expect(offsets.length).toBeGreaterThanOrEqual(parts);
  expect(offsets.length).toBeLessThanOrEqual(parts + 1);
}

async function review({ admin }: Story): Promise<void> {
  expect(await admin.page.locator('.list .card').first().textContent()).toContain('Cảnh cong');
  await admin.page.getByLabel('Về cảnh').selectOption('cong');
  await admin.fill('Nội dung góp ý', 'Ảnh rất đẹp.');
  await admin.press('Gửi góp ý');
  await admin.see(/Nguyễn Thị Hạnh,.*Cảnh cong/);
  await admin.press('Gửi duyệt');
  await untilState(admin, 'Chờ duyệt');
  expect(await admin.page.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0);
  await admin.look('version');
}

async function preview({ browser, address, admin }: Story): Promise<void> {
  await admin.page.getByText('Cho người khác xem thử').click();
  await admin.press('Tạo liên kết xem thử');
  const url = await admin.page.getByLabel('Liên kết xem thử').inputValue();
  const stranger = await browser.newPage({ locale: 'vi-VN' });
  await stranger.goto(url);
  await expect.poll(() => stranger.url()).toContain('/vi/thanh-co');
  await stranger.getByText('Cảnh cong').first().waitFor({ state: 'attached' });
  await stranger.goto(`${address}/office/preview/nothing`);
  await stranger.getByRole('alert').getByText('Liên kết xem thử này đã hết hạn').waitFor();
  await stranger.close();
}

/** From the code in the terminal to a version that waits for approval. */
export const SENDING: readonly Step<Story>[] = [
  ['let the first administrator in with the code from the terminal, and say why a password will not do', enter],
  ['add a second factor, and ask for it the next time', addFactor],
  ['tell all that is wrong with a package at once, in the language of whoever asks', tellFaults],
  ['send a package in parts over a line that is cut, and repeat one part at most', send],
  ['show a version scene by scene, take a comment, and offer its maker no approval', review],
  ['hand out a link by which somebody without an account looks at it first', preview],
];
