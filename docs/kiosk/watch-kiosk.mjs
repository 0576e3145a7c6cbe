#!/usr/bin/env node
/**
 * Starts Chromium as a kiosk and watches over it from outside. Needs Node 18 or newer and nothing else.
 *
 *   node watch-kiosk.mjs https://disan.example.vn/kiosk/thanh-co-quang-tri/ [options] [-- more flags for Chromium]
 *
 *   --chromium <path>   the browser                                        (/usr/bin/chromium)
 *   --profile <folder>  where it keeps tours and settings                  (~/.local/share/disan360-kiosk)
 *   --settings <file>   kiosk.json for a profile that has no settings yet
 *   --patience <s>      so long the page may stand still                   (30)
 *
 * It talks to the browser through a pipe that only it holds: no port is open. What it does, in this order, when the page's heartbeat stops: load the
 * page anew, start the browser anew, take away the service worker (what is kept stays), put the profile aside. While the server is away and nothing
 * is held yet, it waits: nothing is wrong with the browser. The kiosk's settings are copied beside the profile (<folder>.settings.json), and given to
 * a new one.
 */
import { spawn, execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const LOOK_MS = 5_000;
const ANSWER_MS = 8_000;
const STEADY_MS = 60_000;
/** The waiting page asks again each five seconds; so long its last try counts. */
const WAITING_MS = 15_000;
/** Starts without a single heartbeat, after which more is taken away. */
const WITHOUT_WORKER = 3;
const WITHOUT_PROFILE = 5;

const FLAGS = [
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-infobars',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-features=Translate,TouchpadOverscrollHistoryNavigation,GlobalMediaControls',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
  // After a crash of the drawing process a browser for the open web gives up; a kiosk shows its own pages only, and goes on.
  '--disable-domain-blocking-for-3d-apis',
  '--disable-gpu-process-crash-limit',
];

/** Shown instead of the browser's own error page; it tries again by itself. */
const WAIT_PAGE = `<!doctype html><meta charset="utf-8"><title>…</title><meta http-equiv="refresh" content="5">
<body style="margin:0;display:grid;place-content:center;height:100vh;background:#1b1915;color:#fff;font:28px/1.7 system-ui;text-align:center">
<p lang="vi">Đang chờ kết nối. Màn hình sẽ tự mở lại.</p><p lang="en">Waiting for the connection. This screen comes back by itself.</p>`;

const asAddress = (html) => `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
const say = (...words) => console.log(new Date().toISOString(), ...words);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function readArguments(args) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const [address, ...rest] = args.slice(0, end);
  const options = {
    chromium: '/usr/bin/chromium',
    profile: join(homedir(), '.local/share/disan360-kiosk'),
    patience: '30',
  };
  for (let at = 0; at < rest.length; at += 2) options[rest[at].replace(/^--/, '')] = rest[at + 1];
  if (!address || !/^https?:\/\/.+\/kiosk\/./.test(address)) {
    console.error(
      'Usage: node watch-kiosk.mjs https://…/kiosk/<tour>/   ·   Cách dùng: node watch-kiosk.mjs https://…/kiosk/<tour>/',
    );
    process.exit(2);
  }
  return { ...options, address, patienceMs: Number(options.patience) * 1000, flags: args.slice(end + 1) };
}

/** After a power cut the browser would offer to restore its pages, or refuse a profile that seems to be in use. */
function repairProfile(profile) {
  mkdirSync(profile, { recursive: true });
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket', 'DevToolsActivePort'])
    rmSync(join(profile, name), { force: true });
  const file = join(profile, 'Default/Preferences');
  if (!existsSync(file)) return;
  try {
    const preferences = JSON.parse(readFileSync(file, 'utf8'));
    preferences.profile = { ...preferences.profile, exit_type: 'Normal', exited_cleanly: true };
    writeFileSync(`${file}.new`, JSON.stringify(preferences));
    renameSync(`${file}.new`, file);
  } catch {
    // Half-written by the power cut: the browser makes a new one, tours and settings lie elsewhere.
    rmSync(file, { force: true });
  }
}

/** Commands and events as JSON that ends with a zero byte. */
class Pipe {
  #next = 1;
  #waiting = new Map();
  #rest = '';

  constructor(browser, onEvent) {
    this.to = browser.stdio[3];
    this.to.on('error', () => undefined);
    browser.stdio[4].setEncoding('utf8').on('data', (text) => {
      const parts = (this.#rest + text).split('\0');
      this.#rest = parts.pop();
      for (const part of parts) this.#take(JSON.parse(part), onEvent);
    });
  }

  #take({ id, result, error, method, params, sessionId }, onEvent) {
    if (id === undefined) return onEvent(method, params, sessionId);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  send(method, params = {}, sessionId) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer to ${method}`)), ANSWER_MS);
      const settled = (settle) => (value) => (clearTimeout(timer), settle(value));
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  }
}

/** One run of the browser, until it ends or is ended. */
class Run {
  beats = 0;
  #page;
  #session;
  #beat;
  #beatAt = performance.now();
  #reloaded = false;
  #waitedAt = -Infinity;
  /** The server was away, which is no fault of the browser or its profile. */
  hasWaited = false;

  constructor(options, { withoutWorker }) {
    this.options = options;
    this.withoutWorker = withoutWorker;
    repairProfile(options.profile);
    const flags = [
      ...FLAGS,
      `--user-data-dir=${options.profile}`,
      '--remote-debugging-pipe',
      ...options.flags,
      asAddress(WAIT_PAGE),
    ];
    this.browser = spawn(options.chromium, flags, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.ended = new Promise((resolve) => {
      this.browser.once('exit', resolve);
      this.browser.once('error', (error) => (say('the browser does not start:', error.message), resolve()));
    });
    this.ended.then(() => (this.isOver = true));
  }

  async watch() {
    this.pipe = new Pipe(this.browser, (method, params, session) =>
      this.#onEvent(method, params, session).catch(() => undefined),
    );
    await this.#attach().catch((error) => say('no page:', error.message));
    while (!this.isOver) {
      await Promise.race([pause(LOOK_MS), this.ended]);
      if (!this.isOver) await this.#look();
    }
  }

  end() {
    try {
      process.kill(-this.browser.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  async #attach() {
    await this.pipe.send('Target.setDiscoverTargets', { discover: true });
    let page;
    for (let tries = 0; !page && tries < 40; tries++) {
      const { targetInfos } = await this.pipe.send('Target.getTargets');
      page = targetInfos.find(({ type }) => type === 'page');
      if (!page) await pause(250);
    }
    this.#page = page.targetId;
    const { sessionId } = await this.pipe.send('Target.attachToTarget', { targetId: this.#page, flatten: true });
    this.#session = sessionId;
    await this.#ask('Page.enable');
    await this.#ask('Inspector.enable');
    // Between one page and the next the screen is dark, not white.
    const color = { r: 27, g: 25, b: 21, a: 1 };
    await this.#ask('Emulation.setDefaultBackgroundColorOverride', { color }).catch(() => undefined);
    const document = { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' };
    await this.#ask('Fetch.enable', { patterns: [document] });
    const { origin } = new URL(this.options.address);
    if (this.withoutWorker) await this.#ask('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers' });
    await this.#open();
  }

  #ask(method, params) {
    return this.pipe.send(method, params, this.#session);
  }

  async #open() {
    this.#beatAt = performance.now();
    await this.#ask('Page.navigate', { url: this.options.address });
    await this.#giveSettings().catch((error) => say('settings not given:', error.message));
  }

  get #settingsFile() {
    return `${this.options.profile}.settings.json`;
  }

  async #giveSettings() {
    const file = [this.#settingsFile, this.options.settings].find((one) => one && existsSync(one));
    if (!file) return;
    const text = readFileSync(file, 'utf8');
    const key = "'kiosk.settings'";
    const expression = `localStorage.getItem(${key}) === null && (localStorage.setItem(${key}, ${JSON.stringify(text)}), location.reload())`;
    await pause(1_000);
    await this.#ask('Runtime.evaluate', { expression });
  }

  async #keepSettings() {
    const expression = "localStorage.getItem('kiosk.settings') ?? ''";
    const { result } = await this.#ask('Runtime.evaluate', { expression, returnByValue: true });
    if (!result.value) return;
    writeFileSync(`${this.#settingsFile}.new`, result.value, { mode: 0o600 });
    renameSync(`${this.#settingsFile}.new`, this.#settingsFile);
  }

  async #onEvent(method, params, session) {
    if (method === 'Fetch.requestPaused' && session === this.#session) return this.#answer(params);
    if (method === 'Inspector.targetCrashed' || (method === 'Target.targetCrashed' && params.targetId === this.#page)) {
      say('the page has crashed');
      await this.#open();
    }
    const isForeign =
      method === 'Target.targetCreated' &&
      params.targetInfo.type === 'page' &&
      this.#page &&
      params.targetInfo.targetId !== this.#page;
    if (isForeign) await this.pipe.send('Target.closeTarget', { targetId: params.targetInfo.targetId });
  }

  /** A document that does not come, or comes as an error, is our own waiting page. */
  async #answer({ requestId, responseErrorReason, responseStatusCode = 0 }) {
    if (!responseErrorReason && responseStatusCode < 400) return this.#ask('Fetch.continueRequest', { requestId });
    [this.#waitedAt, this.hasWaited] = [performance.now(), true];
    await this.#ask('Fetch.fulfillRequest', {
      requestId,
      responseCode: 503,
      responseHeaders: [{ name: 'Content-Type', value: 'text/html;charset=utf-8' }],
      body: Buffer.from(WAIT_PAGE).toString('base64'),
    });
  }

  async #look() {
    const now = performance.now();
    const expression =
      '(({ beat = "", waiting }) => [beat, location.href, waiting !== undefined])(document.documentElement.dataset)';
    const answer = await this.#ask('Runtime.evaluate', { expression, returnByValue: true }).catch(() => undefined);
    const [beat, href, isWaiting] = answer?.result?.value ?? [];
    if (isWaiting) [this.#waitedAt, this.hasWaited] = [now, true];
    const { address, patienceMs } = this.options;
    if (beat && beat !== this.#beat) {
      if (this.beats++ === 0) {
        say('the page is alive');
        await this.#keepSettings().catch((error) => say('settings not kept:', error.message));
      }
      [this.#beat, this.#beatAt, this.#reloaded] = [beat, now, false];
    }
    if (answer && now - this.#waitedAt < WAITING_MS) this.#beatAt = now;
    if (href && !href.startsWith(new URL(address).origin + '/kiosk/') && !href.startsWith('data:')) {
      say('the page has been left');
      return this.#open().catch(() => this.end());
    }
    if (now - this.#beatAt < patienceMs) return;
    if (this.#reloaded || !answer) {
      say('the page stands still: the browser is started anew');
      return this.end();
    }
    say('the page stands still: it is loaded anew');
    this.#reloaded = true;
    await this.#open().catch(() => this.end());
  }
}

const tellSystem = (state) => process.env.NOTIFY_SOCKET && execFile('systemd-notify', [state], () => undefined);

async function main() {
  const options = readArguments(process.argv.slice(2));
  let failed = 0;
  let run;
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => (run?.end(), process.exit(0)));
  tellSystem('READY=1');
  setInterval(() => tellSystem('WATCHDOG=1'), 10_000).unref();
  for (;;) {
    if (failed >= WITHOUT_PROFILE && existsSync(options.profile)) {
      say('the profile is put aside');
      rmSync(`${options.profile}.aside`, { recursive: true, force: true });
      renameSync(options.profile, `${options.profile}.aside`);
      failed = 0;
    }
    const began = performance.now();
    run = new Run(options, { withoutWorker: failed >= WITHOUT_WORKER });
    say('the browser is started');
    await run.watch();
    run.end();
    failed = run.beats > 0 || run.hasWaited ? 0 : failed + 1;
    if (performance.now() - began < STEADY_MS) await pause(Math.min(1_000 * 2 ** failed, 10_000));
  }
}

await main();
