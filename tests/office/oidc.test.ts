import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstAdministrator, member, startOffice, type Browser, type Member, type TestOffice } from './office';
import { startProvider, type Provider } from './provider';

let provider: Provider;
let test: TestOffice;
let known: Member;

beforeAll(async () => {
  provider = await startProvider('office');
  test = await startOffice({
    OFFICE_OIDC_ISSUER: provider.issuer,
    OFFICE_OIDC_CLIENT: 'office',
    OFFICE_OIDC_SECRET: 'secret',
  });
  known = await member(test, await firstAdministrator(test), { role: 'reader', scope: '*' });
}, 60_000);
afterAll(async () => {
  await test.stop();
  provider.stop();
});

const PLAIN = { 'x-office': '-', origin: '-', 'sec-fetch-site': 'cross-site' };

/** To the single sign-on, as a browser goes; the address that it sends back to. */
async function leaveWith(browser: Browser): Promise<URL> {
  const left = await browser.ask('GET', '/office/api/oidc', undefined, PLAIN);
  const sent = await fetch(left.headers.get('location') ?? '', { redirect: 'manual' });
  return new URL(sent.headers.get('location') ?? '');
}

/** And back; where it ends. */
async function goThere(browser: Browser, change = (back: URL): URL => back) {
  const back = change(await leaveWith(browser));
  return browser.ask('GET', back.pathname + back.search, undefined, PLAIN);
}

/** What the page that one signs in on is asked to tell; nobody is signed in then. */
async function refusedWith(answer: ReturnType<typeof goThere>): Promise<string | null> {
  const { status, headers } = await answer;
  expect([status, headers.getSetCookie().filter((line) => /^__Host-office=[^;]/.test(line))]).toEqual([302, []]);
  return new URL(headers.get('location') ?? '', 'http://localhost').searchParams.get('refused');
}

describe('single sign-on', { timeout: 60_000 }, () => {
  it('lets in who was added here with the verified address', async () => {
    provider.claims = { email: known.name.toUpperCase(), email_verified: true };
    const browser = test.browser();
    const back = await goThere(browser);
    expect([back.status, back.headers.get('location')]).toEqual([302, '/office/']);
    expect((await browser.get('/session')).body).toMatchObject({ person: { name: known.name } });
  });

  it.each([
    ['an address that was not added', { email: 'other@example.vn', email_verified: true }],
    ['an address that is not verified', { email_verified: false }],
    ['another account with the same address', { email_verified: true, sub: 'somebody-else' }],
    ['no address', { email: undefined }],
  ])('keeps out %s', async (_, claims) => {
    provider.claims = { email: known.name, ...claims };
    expect(await refusedWith(goThere(test.browser()))).toBe('oidc-unknown');
  });

  it.each([
    ['another state', (back: URL) => (back.searchParams.set('state', 'x'), back)],
    ['another code', (back: URL) => (back.searchParams.set('code', 'x'), back)],
  ])('refuses a way back with %s', async (_, change) => {
    provider.claims = { email: known.name, email_verified: true };
    expect(await refusedWith(goThere(test.browser(), change))).toBe('oidc-wrong');
  });

  it('refuses a way back that did not begin in this browser', async () => {
    provider.claims = { email: known.name, email_verified: true };
    const [begun, other] = [test.browser(), test.browser()];
    const stolen = await leaveWith(begun);
    expect(await refusedWith(other.ask('GET', stolen.pathname + stolen.search, undefined, PLAIN))).toBe('oidc-wrong');
    const own = await begun.ask('GET', stolen.pathname + stolen.search, undefined, PLAIN);
    expect(own.headers.get('location')).toBe('/office/');
  });

  it('refuses a token that somebody else has signed, and one for another office', async () => {
    for (const forged of [{ forge: true }, { claims: { aud: 'another-office' } }, { claims: { nonce: 'x' } }]) {
      provider.forge = forged.forge === true;
      provider.claims = { email: known.name, email_verified: true, ...forged.claims };
      expect(await refusedWith(goThere(test.browser()))).toBe('oidc-wrong');
    }
    provider.forge = false;
  });
});
