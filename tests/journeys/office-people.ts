import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { AXE, violations } from './access/axe';
import { PLAIN_PHONE, watchErrors } from './browser';

const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** Where pictures of every screen go, when somebody wants to look at them; then each is also checked on a phone and in English. */
const { OFFICE_SHOTS: shots } = process.env;

/** Somebody at the office's screens. */
export class Desk {
  readonly errors: string[];
  /** What axe has found on any screen. */
  readonly barriers: string[] = [];

  private constructor(readonly page: Page) {
    this.errors = watchErrors(page);
  }

  static async sit(browser: Browser, address: string): Promise<Desk> {
    const context = await browser.newContext({ ...DESKTOP, locale: 'vi-VN', reducedMotion: 'reduce' });
    // The office's policy lets no script in that is not its own; this way it needs not be asked.
    await context.addInitScript({ path: AXE });
    const desk = new Desk(await context.newPage());
    await desk.page.goto(`${address}/office/`);
    return desk;
  }

  press = (name: string | RegExp): Promise<void> => this.page.getByRole('button', { name, exact: true }).click();
  follow = (name: string): Promise<void> => this.page.getByRole('link', { name, exact: true }).click();
  fill = (label: string, text: string): Promise<void> => this.page.getByLabel(label, { exact: true }).fill(text);
  see = (text: string | RegExp): Promise<void> => this.page.getByText(text).first().waitFor();

  async acceptInvitation(code: string, password: string): Promise<void> {
    await this.press('Tôi có mã dùng một lần');
    await this.fill('Mã dùng một lần', code);
    await this.fill('Mật khẩu mới', password);
    await this.press('Chọn mật khẩu này');
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.fill('Địa chỉ email', name);
    await this.fill('Mật khẩu', password);
    await this.press('Đăng nhập');
  }

  /** Begins with a second factor and confirms it with the app's code; the recovery codes. */
  async addFactor(password: string, look: () => Promise<void>): Promise<string[]> {
    await this.page.getByLabel('Mật khẩu hiện tại').first().fill(password);
    await this.press('Thêm mã xác thực');
    await this.page.locator('svg.qr').waitFor();
    await look();
    const secret = (await this.page.locator('form code').textContent()) ?? '';
    await this.fill('6 số trong ứng dụng', new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await this.press('Xác nhận');
    await this.page.locator('.codes code').first().waitFor();
    return this.page.locator('.codes code').allTextContents();
  }

  /** What axe finds on the screen as it is; with pictures, also on a phone and in English. */
  async look(name: string): Promise<void> {
    this.barriers.push(...(await violations(this.page)).map((found) => `${name}: ${found}`));
    if (shots === undefined) return;
    await mkdir(shots, { recursive: true });
    for (const lang of ['en', 'vi']) {
      await this.page.locator(`header button[lang="${lang}"]`).click();
      await this.page.locator(`html[lang="${lang}"] header`).waitFor();
      for (const [size, { viewport }] of Object.entries({ desktop: DESKTOP, phone: PLAIN_PHONE })) {
        if (viewport) await this.page.setViewportSize(viewport);
        await this.page.waitForTimeout(300);
        await this.page.screenshot({ path: join(shots, `${name}-${lang}-${size}.png`), fullPage: true });
        const wide = await this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        const found = [...(await violations(this.page)), ...(wide ? ['wider than the screen'] : [])];
        this.barriers.push(...found.map((each) => `${name} ${lang} ${size}: ${each}`));
      }
      await this.page.setViewportSize(DESKTOP.viewport ?? { width: 0, height: 0 });
    }
  }
}
