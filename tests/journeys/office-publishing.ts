import { expect } from 'vitest';
import { localTime } from '../../src/desk/local-time';
import { PASSWORD } from '../office/office';
import { samplePackage } from '../office/sample-package';
import { APPROVER, openAccepted, untilState, write, type Story } from './office-story';
import type { Step } from './steps';

async function invite({ admin, approver }: Story): Promise<void> {
  await admin.follow('Người dùng');
  await admin.fill('Địa chỉ email', APPROVER.name);
  await admin.fill('Họ và tên', APPROVER.title);
  await admin.page.getByLabel('Vai trò').last().selectOption('approver');
  await admin.page.locator('section').getByLabel('Phạm vi').selectOption('province:quang-tri');
  await admin.press('Thêm người');
  const code = await admin.page.locator('code.code').textContent();
  await admin.page.getByRole('heading', { name: APPROVER.title }).waitFor();
  await admin.look('people');
  await approver.acceptInvitation(code ?? '', PASSWORD);
  await approver.signIn(APPROVER.name, PASSWORD);
  await approver.see('Chờ bạn duyệt');
  await approver.look('waiting');
  expect(await approver.page.getByRole('link', { name: 'Người dùng' }).count()).toBe(0);
  expect(await approver.page.locator('input[type=file]').count()).toBe(0);
}

async function publishLater({ test, approver }: Story): Promise<void> {
  await approver.page.locator('.line').first().click();
  await approver.press('Duyệt');
  await untilState(approver, 'Đã duyệt');
  await approver.press('Hẹn giờ xuất bản');
  await approver.fill('Xuất bản lúc', localTime(Date.now() + 120_000));
  await approver.look('schedule');
  await approver.page.locator('.sure').getByRole('button', { name: 'Hẹn giờ xuất bản' }).click();
  await untilState(approver, 'Hẹn giờ');
  test.wait(180_000);
  await test.office.tick();
  await untilState(approver, 'Đang hiển thị');
  expect((await fetch(`${test.address}/vi/thanh-co/cong/`)).status).toBe(200);
}

async function goBack(story: Story): Promise<void> {
  const { test, admin, approver } = story;
  await admin.follow('Tour');
  const file = await write(story, 'thanh-co-2.zip', await samplePackage({ scenes: ['cong', 'hao'] }));
  await admin.page.locator('input[type=file]').setInputFiles(file);
  await openAccepted(admin, 2);
  await admin.page.locator('.list .card', { hasText: 'Cảnh hao' }).getByText('thêm mới').waitFor();
  await admin.page.locator('.list .card', { hasText: 'Cảnh cong' }).getByText('điểm tương tác').first().waitFor();
  await admin.look('difference');
  await admin.press('Gửi duyệt');
  await untilState(admin, 'Chờ duyệt');
  await approver.page.goto(admin.page.url());
  await approver.press('Duyệt');
  await approver.press('Xuất bản ngay');
  await approver.look('publish');
  await approver.page.getByRole('alertdialog').getByRole('button', { name: 'Xuất bản ngay' }).click();
  await untilState(approver, 'Đang hiển thị');
  expect((await fetch(`${test.address}/vi/thanh-co/hao/`)).status).toBe(200);
  await approver.follow('← Các tour');
  await approver.page.locator('.line', { hasText: 'Bản 1' }).click();
  await approver.press('Quay về bản này');
  await approver.page.getByRole('alertdialog').getByRole('button', { name: 'Quay về bản này' }).click();
  await untilState(approver, 'Đang hiển thị');
  expect((await fetch(`${test.address}/vi/thanh-co/hao/`)).status).toBe(404);
  await approver.follow('Tour');
  await approver.page.locator('.card .mark', { hasText: 'Bản cũ' }).waitFor();
  await approver.look('tours');
}

/** From another person's approval to going back to the version before. */
export const PUBLISHING: readonly Step<Story>[] = [
  ['add people and hand out their code', invite],
  ['let another person approve it, and publish it by itself at a set time', publishLater],
  ['show what a second version changes, publish it, and go back to the first', goBack],
];
