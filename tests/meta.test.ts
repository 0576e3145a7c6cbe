import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES } from '../src/tour/check';
import { RULES } from '../src/tour/checks/list';
import { MIGRATIONS } from '../src/tour/migrations/list';
import { migrate } from '../src/tour/migrate';
import { FORMAT } from '../src/tour/tour';
import { brokenCodes } from './tour/broken-tours';
import { SENTENCES } from './tour/sentences';
import { rulesByCode } from './tour/spec';

const sorted = (words: Iterable<string>): string[] => [...words].sort();
const codes = sorted(ISSUE_CODES);

/** It never comes alone, so that it has a test of its own in tests/tour/check.test.ts. */
const WITHOUT_BROKEN_TOUR = ['findings-left-off'];

describe('every finding', () => {
  it('has a sentence in Vietnamese and in English, and no sentence is left over', () => {
    expect(sorted(Object.keys(SENTENCES.vi))).toEqual(codes);
    expect(sorted(Object.keys(SENTENCES.en))).toEqual(codes);
  });

  it('has a broken tour, and no broken tour is left over', () => {
    expect(sorted([...brokenCodes(), ...WITHOUT_BROKEN_TOUR])).toEqual(codes);
  });

  it('belongs to a rule of SPEC.md, and SPEC.md names no other', () => {
    expect(sorted(rulesByCode().keys())).toEqual(codes);
  });
});

describe('every test about a rule', () => {
  const tests = import.meta.glob<string>('./**/*.test.{ts,tsx}', { eager: true, query: '?raw', import: 'default' });
  const spec = new Set(readFileSync('src/tour/SPEC.md', 'utf8').match(/(?<=^- \*\*)[A-Z]\d+/gm));

  it('starts with a number that SPEC.md has', () => {
    const numbers = Object.values(tests).flatMap((text) => text.match(/(?<=['"`]\[)[A-Z]\d+(?=\] )/g) ?? []);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.filter((number) => !spec.has(number))).toEqual([]);
  });
});

describe('every check', () => {
  const modules = import.meta.glob<Record<string, unknown>>('../src/tour/checks/*.ts', { eager: true });
  const isRule = (value: unknown) => typeof value === 'object' && value !== null && 'codes' in value && 'find' in value;

  it.each(Object.keys(modules))('in %s is in the list', (file) => {
    for (const value of Object.values(modules[file] ?? {}).filter(isRule)) expect(RULES).toContain(value);
  });
});

describe('every migration', () => {
  it('follows the one before, and the last leads to today’s format', () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(Array.from({ length: FORMAT - 1 }, (_, index) => index + 1));
  });

  it('takes whatever is in the file', () => {
    const odd = [null, 7, 'x', [], {}, [{}], { scenes: {} }];
    for (const { from } of MIGRATIONS) {
      for (const value of odd) expect(() => migrate({ format: from, scenes: value, title: value })).not.toThrow();
    }
  });

  it('has an old tour with what becomes of it', () => {
    for (const { from } of MIGRATIONS) {
      const folder = `tests/fixtures/tours/old/${from}`;
      expect(existsSync(`${folder}/before.json`) && existsSync(`${folder}/after.json`), folder).toBe(true);
    }
  });
});
