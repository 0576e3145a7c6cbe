import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from 'playwright-core';
import { FLAGS, NO_WORKER, withoutWorkers } from './browser';

/** A Chromium of our own with a profile that stays: it can be killed like a telephone whose battery is taken out. */
export class MortalBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'disan360-'));
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  async start(): Promise<Page> {
    const where = [`--user-data-dir=${this.#profile}`, '--remote-debugging-port=0', '--headless=new', 'about:blank'];
    const child = spawn(process.env['CHROMIUM'] ?? '/usr/bin/chromium', [...FLAGS, '--hide-scrollbars', ...where], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    for await (const line of createInterface(child.stderr)) {
      const address = /DevTools listening on (\S+)/.exec(line)?.[1];
      if (address === undefined) continue;
      child.stderr.resume();
      this.#browser = await chromium.connectOverCDP(address);
      break;
    }
    const context = this.#browser?.contexts()[0];
    if (!context) throw new Error('Chromium did not start.');
    if (NO_WORKER) await withoutWorkers(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize({ width: 320, height: 560 });
    return page;
  }

  /** With all its processes, at once and without a word. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => undefined);
    this.#process = undefined;
  }

  /** With nothing in its profile, as on the day on which the telephone was bought. */
  async renew(): Promise<Page> {
    await this.remove();
    return this.start();
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
