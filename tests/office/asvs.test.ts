import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS, type World } from './asvs';
import { firstAdministrator, member, PASSWORD, startOffice } from './office';

let world: World;
beforeAll(async () => {
  const test = await startOffice();
  const admin = await firstAdministrator(test);
  const editor = await member(test, admin, { role: 'editor', scope: '*' });
  world = { test, admin, editor, reader: await member(test, admin, { role: 'reader', scope: '*' }) };
}, 60_000);
afterAll(() => world.test.stop());

/** Some checks let hours pass. */
async function comeBack(): Promise<void> {
  for (const { browser, name } of [world.admin, world.editor, world.reader]) {
    const { body } = await browser.get<{ person: object | null }>('/session');
    if (body.person === null) await browser.post('/session', { name, password: PASSWORD });
  }
}

describe('OWASP ASVS 5.0.0', () => {
  it('is checked at 45 places and more', () =>
    expect(new Set(CHECKS.map(([number]) => number)).size).toBeGreaterThanOrEqual(45));

  it.each(CHECKS.map(([number, title, prove]) => ({ number, title, prove })))('$number $title', async ({ prove }) => {
    await comeBack();
    await prove(world);
  });
});
