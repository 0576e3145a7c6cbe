import { readFileSync } from 'node:fs';

export interface SpecRule {
  /** `H1` */
  rule: string;
  isError: boolean;
}

const LINE = /^- \*\*([A-Z]\d+)\*\* (.*)$/gm;
const CODE = /`([a-z0-9]+(?:-[a-z0-9]+)+)`(!?)/g;

/** The rule of `SPEC.md` that each code belongs to. Codes stand behind the last sentence. */
export function rulesByCode(): Map<string, SpecRule> {
  const rules = new Map<string, SpecRule>();
  for (const [, rule = '', line = ''] of readFileSync('src/tour/SPEC.md', 'utf8').matchAll(LINE)) {
    const codes = line.slice(line.search(/(?:`[a-z0-9-]+`!?\s*)+$/));
    for (const [, code = '', mark] of codes.matchAll(CODE)) {
      if (rules.has(code)) throw new Error(`${code} stands in two rules of SPEC.md`);
      rules.set(code, { rule, isError: mark === '!' });
    }
  }
  return rules;
}
