import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { audit } from '../audit';
import type { Config } from '../config';
import type { Row } from '../database/tables';
import type { Parts } from '../parts';
import { Refusal } from '../refusal';
import { startSession } from './session';

/** What has to be the same when the person comes back. */
interface Leaving {
  state: string;
  nonce: string;
  verifier: string;
  until: number;
}

const AWAY_MS = 10 * 60_000;
const SCOPE = 'openid email profile';

export const returnAddress = ({ origin }: Config): string => `${origin}/office/api/oidc/back`;

/** Finds out how the province's single sign-on works, once it is wanted; asked again when that failed. */
export function createProvider({ oidc }: Config): () => Promise<Configuration> {
  let found: Promise<Configuration> | undefined;
  return async () => {
    if (oidc === undefined) throw new Refusal(404, 'not-there');
    const isLocal = oidc.issuer.startsWith('http://');
    // The token's signature is looked at, too, not only the line that it came by.
    const execute = [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])];
    found ??= discovery(new URL(oidc.issuer), oidc.client, oidc.secret, undefined, { execute });
    try {
      return await found;
    } catch {
      found = undefined;
      throw new Refusal(503, 'oidc-wrong');
    }
  };
}

export async function leave(
  { config, seal, now }: Parts,
  provider: Configuration,
): Promise<{ url: URL; memory: string }> {
  const leaving: Leaving = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    until: now() + AWAY_MS,
  };
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: returnAddress(config),
    scope: SCOPE,
    state: leaving.state,
    nonce: leaving.nonce,
    code_challenge: await calculatePKCECodeChallenge(leaving.verifier),
    code_challenge_method: 'S256',
  });
  return { url, memory: seal.close(JSON.stringify(leaving)) };
}

function remembered({ seal, now }: Parts, memory: string | undefined): Leaving {
  try {
    const leaving = JSON.parse(seal.open(memory ?? '')) as Leaving;
    if (leaving.until > now()) return leaving;
  } catch {
    // Nothing, or nothing of ours.
  }
  throw new Refusal(401, 'oidc-wrong');
}

/** The person who was added here with that address; from the first time on, only the same account there is the same person. */
async function personFor({ db }: Parts, subject: string, email: string): Promise<Row<'people'>> {
  const person = await db.selectFrom('people').selectAll().where('name', '=', email.toLowerCase()).executeTakeFirst();
  const isSame = person?.oidc_subject === null || person?.oidc_subject === subject;
  if (person === undefined || person.disabled === 1 || !isSame) throw new Refusal(403, 'oidc-unknown');
  await db.updateTable('people').set({ oidc_subject: subject }).where('id', '=', person.id).execute();
  return person;
}

/** Lets in who comes back from the single sign-on with a verified address that is known here; a new session's token. */
export async function comeBack(
  parts: Parts,
  provider: Configuration,
  back: { url: URL; memory: string | undefined },
): Promise<string> {
  const { state, nonce, verifier } = remembered(parts, back.memory);
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
  const tokens = await authorizationCodeGrant(provider, back.url, checks).catch(() => {
    throw new Refusal(401, 'oidc-wrong');
  });
  const claims = tokens.claims();
  const email = claims?.['email'];
  if (claims === undefined || typeof email !== 'string' || claims['email_verified'] !== true)
    throw new Refusal(403, 'oidc-unknown');
  const person = await personFor(parts, `${claims.iss} ${claims.sub}`, email);
  await audit(parts.db, person, { action: 'sign-in', subject: person.id, details: { oidc: true } }, parts.now());
  return startSession(parts.db, person.id, parts.now());
}
