import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWords } from '../../src/commands/words';
import { readConfig, VARIABLES } from '../../src/office/config';

const faultsOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return 'faults' in read ? read.faults : [];
};

describe('configuration by environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      config: { origin: 'http://localhost:4360', proxies: 0, idleMs: 1_800_000 },
    });
  });

  it('tells every fault at once', () => {
    const faults = faultsOf({ OFFICE_PROXIES: 'many', OFFICE_LOG: 'loud', OFFICE_DTAA: '/srv', OTHER: 'x' });
    expect(faults.map(({ variable }) => variable).sort()).toEqual(['OFFICE_DTAA', 'OFFICE_LOG', 'OFFICE_PROXIES']);
  });

  it.each([
    ['OFFICE_ORIGIN', 'http://office.example.vn'],
    ['OFFICE_ORIGIN', 'https://office.example.vn/office'],
    ['OFFICE_ORIGIN', 'https://user@office.example.vn'],
    ['OFFICE_SITE_ORIGIN', 'tour.example.vn'],
    ['OFFICE_DATABASE', 'mysql://a/b'],
    ['OFFICE_SECRET', 'short'],
    ['OFFICE_IDLE_MINUTES', '0'],
    ['OFFICE_SESSION_HOURS', '999'],
    ['OFFICE_PACKAGE_MB', '-1'],
  ])('refuses %s=%s', (name, value) => expect(faultsOf({ [name]: value })).toMatchObject([{ variable: name }]));

  it('wants single sign-on and an object store whole', () => {
    expect(faultsOf({ OFFICE_OIDC_ISSUER: 'https://id.example.vn' })).toMatchObject([{ expects: 'oidcWhole' }]);
    expect(faultsOf({ OFFICE_S3_BUCKET: 'disan360' })).toMatchObject([{ expects: 's3Whole' }]);
  });

  it.each(['vi', 'en'] as const)('has a sentence in %s for every fault', (lang) => {
    const words = createWords(lang);
    for (const key of [...Object.values(VARIABLES).map(({ expects }) => expects), 'unknown', 'oidcWhole', 's3Whole'])
      expect(words(`office:config.${key}`)).not.toBe(`config.${key}`);
  });

  it('describes every variable in docs/office.md', () => {
    const text = readFileSync('docs/office.md', 'utf8');
    for (const name of Object.keys(VARIABLES)) expect(text).toContain(`\`${name}\``);
  });
});
