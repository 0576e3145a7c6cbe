import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { built, builtWorker } from './built';
import { createPlace, type Place } from './tour-folder';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const run = promisify(execFile);

const WIDTH = 8_192;
const PIXELS = (WIDTH * WIDTH) / 2;
/** The picture with its halves takes four bytes a pixel, its decoder some; one copy more would take three. */
const MOST_KB = (PIXELS * 6) / 1_000;

let place: Place;
let args: string[];
beforeAll(async () => {
  place = await createPlace();
  const [program, worker] = [await built('tests/press/cut-once.ts', 'cut-once'), await builtWorker('memory')];
  args = [fileURLToPath(program), '', join(place.top, 'cache'), worker.href];
});
afterAll(() => place.remove());

async function memoryOf(width: number, ...more: string[]): Promise<number> {
  const file = join(place.top, `${width}.jpg`);
  await sharp({ create: { width, height: width / 2, channels: 3, background: '#7a8b6f' } })
    .jpeg()
    .toFile(file);
  const { stdout } = await run(process.execPath, args.with(1, file).concat(more));
  return (JSON.parse(stdout) as { memoryKb: number }).memoryKb;
}

describe('the memory that a panorama takes', () => {
  it('grows by the picture and its halves, and a copy too many is noticed', async () => {
    const least = await memoryOf(512);
    expect((await memoryOf(WIDTH)) - least).toBeLessThan(MOST_KB);
    expect((await memoryOf(WIDTH, 'copy')) - least).toBeGreaterThan(MOST_KB);
  });
});
