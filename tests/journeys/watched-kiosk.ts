import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { UnseenScreen } from './kiosk-screen';
import { Station } from './station';

export const TOUR = 'thanh-co';

const FLAGS = [
  ...['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  ...['--remote-debugging-port=0', '--force-device-scale-factor=1'],
];
const ANSWER_MS = 6_000;

/** A kiosk as docs/kiosk.md sets it up: its watcher, a browser with a profile that stays, and a server that comes and goes. */
export class WatchedKiosk {
  readonly folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  readonly site = join(this.folder, 'site');
  readonly profile = join(this.folder, 'profile');
  readonly screen = new UnseenScreen();
  readonly said: string[] = [];
  readonly station: Station;
  isListening = false;
  #watcher: ChildProcess | undefined;
  #browser: Browser | undefined;

  /** To be filled with a pressed tour. */
  constructor() {
    this.station = new Station(this.site);
  }

  get address(): string {
    return this.station.address(`/kiosk/${TOUR}/`);
  }

  async listen(): Promise<void> {
    if (!this.isListening) await this.station.start();
    this.isListening = true;
  }

  async stopServer(): Promise<void> {
    if (this.isListening) await this.station.stop();
    this.isListening = false;
  }

  get flags(): string[] {
    return [...FLAGS, ...this.screen.flags];
  }

  watch(script = resolve('docs/kiosk/watch-kiosk.mjs')): void {
    const browser = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    const args = [script, this.address, '--chromium', browser, '--profile', this.profile, '--', ...this.flags];
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    this.#watcher = spawn(process.execPath, args, { stdio: [...stdio], env: this.screen.environment });
    this.#watcher.stdout?.on('data', (text: Buffer) => this.said.push(text.toString().trim()));
  }

  /** Only what this kiosk has started. */
  get #pid(): number | undefined {
    const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(this.#watcher?.pid ?? 0)], { encoding: 'utf8' });
    const pid = Number(stdout.trim().split('\n')[0]);
    return pid > 0 ? pid : undefined;
  }

  /** At once and without a word, with all its processes. */
  killBrowser(): void {
    const pid = this.#pid;
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    this.letGo();
  }

  /** Ends the line to the browser, and with it what was set through it. */
  letGo(): void {
    void this.#browser?.close().catch(() => undefined);
    this.#browser = undefined;
  }

  async browser(): Promise<Browser | undefined> {
    if (this.#browser?.isConnected()) return this.#browser;
    const file = join(this.profile, 'DevToolsActivePort');
    if (!existsSync(file)) return undefined;
    const port = readFileSync(file, 'utf8').split('\n')[0] ?? '';
    this.#browser = await chromium
      .connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 4_000 })
      .catch(() => undefined);
    return this.#browser;
  }

  /** Does something with the page; undefined when it does not answer, and then it is asked by a new line the next time. */
  async withPage<Result>(task: (page: Page) => Promise<Result>, longest = ANSWER_MS): Promise<Result | undefined> {
    const page = (await this.browser())?.contexts()[0]?.pages()[0];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), longest)));
    const done = page && (await Promise.race([task(page).catch(() => undefined), late]));
    clearTimeout(timer);
    if (done === undefined) this.letGo();
    return done;
  }

  readonly session = (): Promise<CDPSession | undefined> =>
    this.withPage((page) => page.context().newCDPSession(page)).catch(() => undefined);

  photograph(): Promise<Buffer | undefined> {
    return this.screen.photograph(this.session);
  }

  async close(): Promise<void> {
    this.#watcher?.kill('SIGTERM');
    this.killBrowser();
    await this.stopServer();
    this.screen.close();
    await new Promise((done) => setTimeout(done, 500));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
