import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/commands/run';
import { createPageWriter } from '../../src/visit/pages';
import { isCheckedCode } from '../../src/tour/sign-code';
import { painted } from './painted-panorama';
import { listeningTerminal } from './terminal';

const home = process.cwd();
const ORIGIN = '--origin https://tour.example.vn';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disan360-qr-'));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true });
});

async function run(line: string, lang: 'vi' | 'en' = 'en') {
  const terminal = listeningTerminal();
  const options = { terminal, build: folder, pages: createPageWriter(), environment: { LANG: lang } };
  const status = await runCommand(line.split(' ').filter(Boolean), options);
  return { status, out: terminal.lines.join('\n'), err: terminal.errors.join('\n') };
}

interface Signs {
  signs: { code: string; tour: string; scene: string }[];
}

const read = (file: string): Promise<string> => readFile(file, 'utf8');
const signsIn = async (file: string): Promise<Signs['signs']> => (JSON.parse(await read(file)) as Signs).signs;
const everything = async (): Promise<string[]> => (await readdir('.', { recursive: true })).sort();

/** A tour without errors, with two scenes; `more` is put into the manifest as it is. */
async function writeTour(id: string, more: object = {}): Promise<string> {
  const scene = (name: string, to: string) => ({
    id: name,
    kind: 'panorama',
    title: { vi: `Cảnh ${name}`, en: `Scene ${name}` },
    media: { type: 'panorama', src: 'media/a.jpg' },
    hotspots: [{ id: 'di', type: 'link', at: { yaw: 0, pitch: 0 }, to: { scene: to }, title: { vi: 'Đi', en: 'Go' } }],
  });
  const manifest = {
    ...{ format: 1, id, languages: ['vi', 'en'], title: { vi: `Di tích ${id}`, en: `Site ${id}` } },
    scenes: [scene('cong', 'san'), scene('san', 'cong')],
    ...more,
  };
  await mkdir(`tours/${id}/media`, { recursive: true });
  await painted(`tours/${id}/media/a.jpg`);
  const text = JSON.stringify(manifest, null, 2);
  await writeFile(`tours/${id}/tour.json`, text);
  return text;
}

describe('disan360 qr', () => {
  it.each([
    ['qr', 'en', 'add --origin https://tour.example.vn'],
    ['qr', 'vi', 'hãy thêm --origin https://tour.example.vn'],
    ['qr --origin tour', 'vi', '“tour” không phải là địa chỉ'],
    [`qr ${ORIGIN} --formats a2`, 'en', 'There is no size “a2”: please choose from a3, a4'],
    [`qr ${ORIGIN} --files docx`, 'vi', 'Không có loại tệp “docx”'],
    [`qr ${ORIGIN} --logo none.png`, 'en', 'The logo none.png cannot be read'],
    [`qr ${ORIGIN} nowhere`, 'vi', 'Không thấy tệp tour.json'],
  ] as const)('%s (%s): one sentence “%s”, status 2, nothing written', async (line, lang, sentence) => {
    await writeTour('den', { signs: [{ code: 'JN276M', scene: 'cong' }] });
    const before = await everything();
    const { status, err } = await run(line, lang);
    expect(err).toContain(sentence);
    expect([status, err.split('\n').length]).toEqual([2, 1]);
    expect(await everything()).toEqual(before);
  });

  it('says what to do where no sign has a code yet, in both languages', async () => {
    const text = await writeTour('den');
    const english = await run(`qr ${ORIGIN}`);
    const vietnamese = await run(`qr ${ORIGIN}`, 'vi');
    expect([english.status, vietnamese.status]).toEqual([1, 1]);
    expect(english.err).toContain('Add --add to give each scene a code');
    expect(vietnamese.err).toContain('Thêm --add để cấp mã');
    expect(await read('tours/den/tour.json')).toBe(text);
    expect(await everything()).not.toContain('signs');
  });

  it('--add gives each scene of two tours a code, records it, and makes all sheets; a second run changes nothing', async () => {
    const texts = [await writeTour('den'), await writeTour('chua', { signs: [{ code: 'JN276M', scene: 'cong' }] })];
    const line = `qr --add ${ORIGIN} --formats plaque --files svg,pdf --lang vi`;
    const first = await run(line);
    expect([first.status, first.err]).toEqual([0, '']);
    expect(first.out).toContain('den: đã cấp 2 mã mới');
    expect(first.out).toContain('chua: đã cấp 1 mã mới');
    expect(first.out).toContain('chưa có hình của các cảnh');
    const registry = await signsIn('tours/signs.json');
    expect(registry).toHaveLength(4);
    expect(registry.every(({ code }) => isCheckedCode(code))).toBe(true);
    expect(new Set(registry.map(({ code }) => code)).size).toBe(4);
    const files = await everything();
    for (const { code, tour, scene } of registry) {
      expect(files).toContain(join('signs', tour, 'plaque', `${scene}-${code}.svg`));
      expect(files).toContain(join('signs', tour, 'plaque', `${scene}-${code}.pdf`));
    }
    expect(files).toContain(join('signs', 'den', 'plaque.pdf'));
    expect(files.filter((name) => /\.press-|\.part$/.test(name))).toEqual([]);
    const manifests = [await read('tours/den/tour.json'), await read('tours/chua/tour.json')];
    // Only lines were added: what a person has written stays as it was written.
    for (const [index, text] of texts.entries()) {
      const lines = new Set(manifests[index]?.split('\n').map((written) => written.trim().replace(/,$/, '')));
      expect(text.split('\n').filter((written) => !lines.has(written.trim().replace(/,$/, '')))).toEqual([]);
    }
    const second = await run(line);
    expect(second.status).toBe(0);
    expect(second.out).not.toContain('mã mới');
    expect(await signsIn('tours/signs.json')).toEqual(registry);
    expect([await read('tours/den/tour.json'), await read('tours/chua/tour.json')]).toEqual(manifests);
  }, 120_000);

  it('makes the other tours of a batch when one has errors, and ends with status 1', async () => {
    await writeTour('chua', { signs: [{ code: 'JN276M', scene: 'cong' }] });
    await writeTour('den', { signs: [{ code: 'PMFRRC', scene: 'nowhere' }] });
    const { status, out, err } = await run(`qr ${ORIGIN} --formats plaque --files svg`);
    expect(status).toBe(1);
    expect(out).toContain('the QR sign leads to “nowhere”');
    expect(err).toContain(`No signs for ${join('tours', 'den')}`);
    const files = await everything();
    expect(files).toContain(join('signs', 'chua', 'plaque', 'cong-JN276M.svg'));
    expect(files).not.toContain(join('signs', 'den'));
    expect((await signsIn('tours/signs.json')).map(({ code }) => code)).toEqual(['JN276M']);
  }, 60_000);

  it('refuses to lose a printed code or to take another tour’s, and touches nothing then', async () => {
    await writeTour('chua', { signs: [{ code: 'JN276M', scene: 'cong' }] });
    expect((await run(`qr ${ORIGIN} --formats plaque --files svg`)).status).toBe(0);
    await rm('signs', { recursive: true });
    const record = await read('tours/signs.json');
    await writeTour('chua', { signs: [] });
    await writeTour('den', { signs: [{ code: 'JN276M', scene: 'cong' }] });
    const { status, out } = await run(`qr ${ORIGIN} --formats plaque --files svg`);
    expect(status).toBe(1);
    expect(out).toContain('The code JN276M is printed on a sign (scene “cong”)');
    expect(out).toContain('The code JN276M was printed for tour “chua”, so tour “den” cannot use it');
    expect(await read('tours/signs.json')).toBe(record);
    expect(await everything()).not.toContain('signs');
  }, 60_000);

  it('stops with a sentence when the record of printed codes is damaged, and leaves it as it is', async () => {
    await writeTour('chua');
    await writeFile('tours/signs.json', '{ "format": 1, "signs": [');
    const { status, err } = await run(`qr --add ${ORIGIN}`, 'vi');
    expect([status, err.split('\n').length]).toEqual([1, 1]);
    expect(err).toContain('signs.json');
    expect(await read('tours/signs.json')).toBe('{ "format": 1, "signs": [');
    expect(await read('tours/chua/tour.json')).not.toContain('signs');
  });
});

describe('disan360 check', () => {
  it('warns of a code whose check letter is wrong', async () => {
    await writeTour('chua', { signs: [{ code: 'JN267M', scene: 'cong' }] });
    const { status, out } = await run('check chua', 'vi');
    expect(status).toBe(0);
    expect(out).toContain('“JN267M” sai chữ kiểm tra');
    expect(out).toContain('(signs[0].code)');
  });

  it('finds what would orphan a printed code, and one code in two tours', async () => {
    await writeTour('chua', { signs: [{ code: 'JN276M', scene: 'cong' }] });
    await writeTour('den', { signs: [{ code: 'JN276M', scene: 'cong' }] });
    const record = { tour: 'chua', scene: 'san', title: { vi: 'Sân' }, tourTitle: { vi: 'Chùa' } };
    await writeFile('tours/signs.json', JSON.stringify({ format: 1, signs: [{ code: 'PMFRRC', ...record }] }));
    const { status, out } = await run('check');
    expect(status).toBe(1);
    expect(out).toContain('The code PMFRRC is printed on a sign (scene “san”)');
    expect(out).toContain('The code JN276M was printed for tour “chua”, so tour “den” cannot use it');
    const told = JSON.parse((await run('check --json')).out) as { issues: { code: string; message: string }[] }[];
    const codes = told.map(({ issues }) =>
      issues.filter(({ code }) => code.startsWith('sign-')).map(({ code }) => code),
    );
    expect(codes).toEqual([['sign-lost'], ['sign-moved']]);
  });
});
