import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';
import type { CDPSession } from 'playwright-core';
import sharp from 'sharp';

export const SCREEN = { width: 960, height: 600 } as const;

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** A screen that only programs see: with it the browser's own windows, bubbles and error pages are in the pictures, too. */
export class UnseenScreen {
  #server: ChildProcess | undefined;
  readonly display: string | undefined;

  constructor() {
    if (!has('Xvfb') || !has('ffmpeg')) return;
    this.display = `:${400 + (process.pid % 500)}`;
    const size = `${SCREEN.width}x${SCREEN.height}x24`;
    this.#server = spawn('Xvfb', [this.display, '-screen', '0', size, '-nolisten', 'tcp'], { stdio: 'ignore' });
  }

  /** Flags for a browser that draws here; without such a screen it draws for nobody. */
  get flags(): string[] {
    const size = `--window-size=${SCREEN.width},${SCREEN.height}`;
    return this.display ? [size, '--window-position=0,0', '--ozone-platform=x11'] : [size, '--headless=new'];
  }

  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, ...(this.display && { DISPLAY: this.display }) };
  }

  /** All that is on the screen; without one, what the page shows. Undefined when nothing answers. */
  async photograph(devtools: () => Promise<CDPSession | undefined>): Promise<Buffer | undefined> {
    if (this.display) return grab(this.display);
    const session = await devtools().catch(() => undefined);
    const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), 4_000));
    const shot = session?.send('Page.captureScreenshot', { format: 'png' }).catch(() => undefined);
    const taken = await Promise.race([shot, late]);
    void session?.detach().catch(() => undefined);
    return taken && Buffer.from(taken.data, 'base64');
  }

  close(): void {
    this.#server?.kill();
  }
}

async function grab(display: string): Promise<Buffer | undefined> {
  const size = `${SCREEN.width}x${SCREEN.height}`;
  const from = ['-f', 'x11grab', '-draw_mouse', '0', '-video_size', size, '-i', display];
  const to = ['-frames:v', '1', '-f', 'image2', '-c:v', 'png', '-'];
  const options = { encoding: 'buffer', maxBuffer: 20_000_000, timeout: 5_000 } as const;
  const taken = await promisify(execFile)('ffmpeg', ['-v', 'error', ...from, ...to], options).catch(() => undefined);
  return taken?.stdout;
}

/** Grounds of Chromium's own pages (errors, crashed tabs), light and dark. No screen of a kiosk has one of them. */
const GROUNDS = [0xffffff, 0xf7f7f7, 0xf8f9fa, 0xf1f3f4, 0x202124, 0x35363a, 0x1f1f1f, 0x292a2d, 0x3c3c3c];
const MOST_OF_ALL = 0.55;
/** A window that has painted nothing yet is all of one colour, but for its edge. */
const NOTHING_YET = 0.995;

/** Whether a picture is of a page of the browser itself: mostly one of its grounds, with words on it. */
export async function isBrowsersOwn(picture: Buffer): Promise<boolean> {
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 3) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const all = data.length / 3;
  const most = Math.max(...GROUNDS.map((ground) => counts.get(ground) ?? 0)) / all;
  return most > MOST_OF_ALL && most < NOTHING_YET;
}
