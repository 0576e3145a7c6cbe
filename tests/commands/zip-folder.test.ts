import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { zipFolder } from '../../src/commands/portable/zip-folder';

const folder = mkdtempSync(join(tmpdir(), 'disan360-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIST = `
import sys, zipfile
for one in zipfile.ZipFile(sys.argv[1]).infolist(): print(one.filename, oct(one.external_attr >> 16 & 0o777)[2:])`;

it('a tour on a stick comes as a ZIP, too: the same bytes, and start files that may be run', async () => {
  const from = join(folder, 'usb');
  mkdirSync(join(from, 'site/vi'), { recursive: true });
  const picture = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
  writeFileSync(join(from, 'site/vi/anh.webp'), picture);
  writeFileSync(join(from, 'site/index.html'), '<!doctype html>'.repeat(500));
  writeFileSync(join(from, 'start-linux.sh'), '#!/bin/sh');
  const zip = join(folder, 'tour.zip');
  await zipFolder(from, zip, new Set(['start-linux.sh']));
  const files = unzipSync(readFileSync(zip));
  expect(Object.keys(files).sort()).toEqual(['site/index.html', 'site/vi/anh.webp', 'start-linux.sh']);
  expect(Buffer.from(files['site/vi/anh.webp'] ?? []).equals(picture)).toBe(true);
  const listed = spawnSync('python3', ['-c', LIST, zip], { encoding: 'utf8' });
  if (listed.status === 0) expect(listed.stdout).toMatch(/site\/index.html 644[\s\S]*start-linux.sh 755/);
});

it('a ZIP that cannot be written is an error, not a silence', async () => {
  mkdirSync(join(folder, 'one'), { recursive: true });
  writeFileSync(join(folder, 'one/a.txt'), 'a');
  await expect(zipFolder(join(folder, 'one'), join(folder, 'nowhere/tour.zip'), new Set())).rejects.toThrow(/ENOENT/);
});
