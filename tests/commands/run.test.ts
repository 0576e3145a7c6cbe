import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/commands/run';
import { createPageWriter } from '../../src/visit/pages';
import { painted } from './painted-panorama';
import { listeningTerminal } from './terminal';

const home = process.cwd();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disan360-run-'));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true });
});

async function run(line: string, environment: NodeJS.ProcessEnv = { LANG: 'en_US.UTF-8' }) {
  const terminal = listeningTerminal();
  const pages = createPageWriter();
  const status = await runCommand(line.split(' ').filter(Boolean), { terminal, build: folder, pages, environment });
  return { status, out: terminal.lines.join('\n'), err: terminal.errors.join('\n') };
}

describe('disan360 new', () => {
  it('makes a tour that check can go through, and asks for what is still to be written', async () => {
    await painted('Cổng Tiền.jpg');
    await painted('san.jpg');
    const terminal = listeningTerminal();
    const options = { terminal, build: folder, pages: createPageWriter(), environment: { LANG: 'vi_VN.UTF-8' } };
    expect(await runCommand(['new', 'thanh-co', 'Cổng Tiền.jpg', 'san.jpg'], options)).toBe(0);
    expect(terminal.lines.join()).toContain('2 cảnh');
    expect((await readdir('tours/thanh-co/media')).sort()).toEqual(['cong-tien.jpg', 'san.jpg']);
    const manifest = JSON.parse(await readFile('tours/thanh-co/tour.json', 'utf8')) as { scenes: { id: string }[] };
    expect(manifest.scenes.map(({ id }) => id)).toEqual(['cong-tien', 'san']);
    const { status, out } = await run('check thanh-co --json');
    const [report] = JSON.parse(out) as [{ issues: { code: string; message: string }[] }];
    expect(status).toBe(0);
    const codes = new Set(report.issues.map(({ code }) => code));
    expect([...codes].filter((code) => code.startsWith('text-')).length).toBeGreaterThan(0);
    expect(report.issues.every(({ code, message }) => message !== '' && message !== code)).toBe(true);
  });

  it.each([
    ['new Thành-Cổ x.jpg', 'thanh-co'],
    ['new a missing.jpg', 'missing.jpg does not exist'],
    ['new a words.jpg', 'not a picture'],
  ])('%s: one sentence, status 2, nothing left behind', async (line, sentence) => {
    await writeFile('words.jpg', '<html>');
    const { status, err } = await run(line);
    expect([status, err.split('\n').length]).toEqual([2, 1]);
    expect(err).toContain(sentence);
    expect(await readdir('.')).toEqual(['words.jpg']);
  });

  it('does not touch a tour that exists', async () => {
    await mkdir('tours/a', { recursive: true });
    expect(await run('new a')).toMatchObject({ status: 2, err: expect.stringContaining('already exists') as string });
  });
});

describe('the command line', () => {
  it.each([
    ['check', 'en', 'There is no tour here'],
    ['check --lang vi', 'en', 'Ở đây chưa có tour nào'],
    ['check nowhere', 'vi', 'Không thấy tệp tour.json'],
    ['check --lang fr', 'en', '“fr” is not a language'],
    ['serve --port many', 'en', '“many” is no port'],
    ['press --origin example', 'en', '“example” is not an address'],
    ['press --counts http://x', 'en', '“http://x” is no address that counts can be sent to'],
    ['fly', 'en', 'unknown command'],
    ['check --quick', 'en', 'unknown option'],
  ])('%s (%s): status 2 and “%s”', async (line, lang, sentence) => {
    const { status, err } = await run(line, { LANG: lang });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });

  it('tells all findings of a broken manifest, each with its place', async () => {
    await mkdir('tours/a', { recursive: true });
    await writeFile('tours/a/tour.json', '{ "format": 1, "id": "a", "languages": ["vi"], "titel": {}, "scenes": [] }');
    const { status, out } = await run('check a');
    expect(status).toBe(1);
    expect(out).toMatch(/titel.*title/);
    expect(out).toContain('(scenes)');
  });

  it('says in one sentence that a manifest is not JSON', async () => {
    await mkdir('tours/a', { recursive: true });
    await writeFile('tours/a/tour.json', '{ "format": 1,, }');
    const { status, out } = await run('check a --lang vi');
    expect([status, out]).toEqual([1, expect.stringContaining('1 lỗi cần sửa')]);
  });
});

describe('disan360 serve', () => {
  it.each(['0', '65', 'two', '-1', '2.5', ''])('refuses WORKERS=%s and says what to give', async (workers) => {
    const { status, err } = await run('serve', { LANG: 'en_US.UTF-8', WORKERS: workers });
    expect(status).toBe(2);
    expect(err).toContain('give 1 to 64');
  });
});
