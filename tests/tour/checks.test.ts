import { describe, expect, it } from 'vitest';
import { brokenCodes, checkChanged, goodTours, readBroken, factsOf } from './broken-tours';
import { check } from '../../src/tour/check';
import { sentence } from './sentences';
import { rulesByCode } from './spec';

const rules = rulesByCode();
const codesOf = (issues: readonly { code: string }[]): string[] => [...new Set(issues.map(({ code }) => code))];

describe.each(brokenCodes())('%s', (code) => {
  const broken = readBroken(code);
  const { rule, isError } = rules.get(code) ?? { rule: '?', isError: false };
  const issues = checkChanged(broken);

  it(`[${rule}] fires, alone, as ${isError ? 'an error' : 'a warning'}`, () => {
    expect(codesOf(issues)).toEqual([code]);
    expect(issues.map(({ severity }) => severity)).toEqual(issues.map(() => (isError ? 'error' : 'warning')));
  });

  const { near } = broken;
  if (near) {
    it(`[${rule}] stays silent just beside it`, () => {
      expect(codesOf(checkChanged({ ...(broken.base && { base: broken.base }), ...near }))).not.toContain(code);
    });
  }

  it.each(['vi', 'en'] as const)(`[${rule}] says what to do in %s, naming the place`, (lang) => {
    for (const issue of issues) {
      const words = sentence(issue, lang);
      expect(words).toMatch(/[.?]$/);
      expect(words).not.toMatch(/\{\{|undefined|NaN|\[object/);
      if (issue.path[0] === 'scenes') expect(words).toContain(String(issue.values?.scene));
    }
  });
});

describe('good tours', () => {
  it.each(goodTours())('finds nothing in $id', ({ id, manifest, facts }) => {
    expect(check({ manifest, media: factsOf(facts), folderName: id })).toEqual([]);
  });
});
