import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import vi from '../../locales/vi/office.json';
import en from '../../locales/en/office.json';
import { PackageFault } from '../../src/office/packages/package-fault';
import { takeIn, type TakenIn } from '../../src/office/packages/take-in';
import { HONEST } from './honest';
import { HOSTILE } from './hostile';

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'disan360-packages-'));
});
afterAll(() => rm(top, { recursive: true }));

const everything = async (): Promise<string[]> => (await readdir(top, { recursive: true })).sort();

async function take(bytes: Buffer): Promise<TakenIn> {
  const file = join(top, 'package');
  await writeFile(file, bytes);
  return takeIn({ file, folder: join(top, 'staging', 'one'), limits: { bytes: 50_000_000 } });
}

/** The code of a refusal, of whichever of the two kinds; undefined for a package that was taken. */
async function refusalOf(bytes: Buffer): Promise<string | undefined> {
  try {
    const { tour, issues } = await take(bytes);
    return tour ? undefined : issues.find(({ severity }) => severity === 'error')?.code;
  } catch (error) {
    if (error instanceof PackageFault) return `package ${error.code}`;
    throw error;
  }
}

describe('hostile packages', () => {
  it('are at least 200', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(200));

  it('are all refused, each with a sentence, and leave nothing behind', async () => {
    await mkdir(join(top, 'staging'), { recursive: true });
    await writeFile(join(top, 'package'), '');
    const before = await everything();
    const wrong: string[] = [];
    for (const { title, bytes } of HOSTILE) {
      const code = await refusalOf(await bytes());
      const [, fault] = code?.split(' ') ?? [];
      const isTold =
        code !== undefined && (fault === undefined || [vi, en].every((file) => Object.hasOwn(file.package, fault)));
      if (!isTold) wrong.push(`${title}: ${code}`);
      const now = await everything();
      if (now.join() !== before.join())
        wrong.push(`${title}: left ${now.filter((name) => !before.includes(name)).join()}`);
    }
    expect(wrong).toEqual([]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  }, 120_000);
});

describe('odd but honest packages', () => {
  it('are at least 40', () => expect(HONEST.length).toBeGreaterThanOrEqual(40));

  it('are all taken in', async () => {
    const wrong: string[] = [];
    for (const { title, bytes } of HONEST) {
      const found = await refusalOf(await bytes());
      if (found !== undefined) wrong.push(`${title}: ${found}`);
      await rm(join(top, 'staging', 'one'), { recursive: true, force: true });
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
