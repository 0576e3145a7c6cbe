import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { startOffice, type TestOffice } from '../office/office';
import { startProvider, type Provider } from '../office/provider';
import { launch } from './browser';
import { Line } from './line';
import { Desk } from './office-people';

const DESK = resolve(import.meta.dirname, '../../build/desk');

export const ADMIN = { name: 'quan.tri@example.vn', title: 'Nguyễn Thị Hạnh' };
export const APPROVER = { name: 'duyet@example.vn', title: 'Trần Văn Minh' };

/** An office of its own behind a line that can be cut, the province's accounts, and two people at its screens. */
export interface Story {
  test: TestOffice;
  provider: Provider;
  browser: Browser;
  line: Line;
  address: string;
  admin: Desk;
  approver: Desk;
}

export async function begin(): Promise<Story> {
  const parts: { test?: TestOffice } = {};
  const line = new Line(() => (parts.test?.office.app.server.address() as AddressInfo).port);
  await line.open();
  const address = line.address('').replace('127.0.0.1', 'localhost');
  const provider = await startProvider('office');
  const environment = {
    ...{ OFFICE_ORIGIN: address, OFFICE_LEAST_COUNT: '1' },
    ...{ OFFICE_OIDC_ISSUER: provider.issuer, OFFICE_OIDC_CLIENT: 'office', OFFICE_OIDC_SECRET: 'secret' },
  };
  const test = await startOffice(environment, { desk: DESK });
  parts.test = test;
  const browser = await launch();
  const [admin, approver] = [await Desk.sit(browser, address), await Desk.sit(browser, address)];
  return { test, provider, browser, line, address, admin, approver };
}

export async function end(story: Story | undefined): Promise<void> {
  await story?.browser.close();
  await story?.line.close();
  await story?.test.stop();
  story?.provider.stop();
}

/** A file on the disk of whoever sends it. */
export async function write({ test }: Story, name: string, bytes: Buffer): Promise<string> {
  const file = join(test.office.workshop.config.data, name);
  await writeFile(file, bytes);
  return file;
}

/** Opens what became of the package that was sent last, of so many that were accepted. */
export async function openAccepted(desk: Desk, accepted: number): Promise<void> {
  const links = desk.page.getByRole('link', { name: 'Xem bản này' });
  await links.nth(accepted - 1).waitFor({ timeout: 60_000 });
  await links.first().click();
  await desk.page.getByRole('button', { name: 'Gửi duyệt' }).waitFor({ timeout: 60_000 });
}

export const untilState = (desk: Desk, state: string): Promise<void> =>
  desk.page.locator('h1 .mark', { hasText: state }).waitFor({ timeout: 60_000 });
