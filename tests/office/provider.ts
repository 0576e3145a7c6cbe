import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Provider {
  issuer: string;
  /** Who is signed in there. */
  claims: Record<string, unknown>;
  /** Signs with a key that it does not tell. */
  forge: boolean;
  stop(): void;
}

/** A small but whole single sign-on: discovery, keys, a code that works once with its verifier, a signed token. */
export async function startProvider(client: string): Promise<Provider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; challenge: string }>();
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const provider: Provider = { issuer: '', claims: {}, forge: false, stop: () => void server.close() };
  const idToken = (nonce: string): string => {
    const seconds = Math.floor(Date.now() / 1_000);
    const body = {
      iss: provider.issuer,
      aud: client,
      sub: 'abc',
      iat: seconds,
      exp: seconds + 60,
      nonce,
      ...provider.claims,
    };
    const text = `${encode({ alg: 'RS256', kid: 'k' })}.${encode(body)}`;
    return `${text}.${sign('sha256', Buffer.from(text), provider.forge ? other : privateKey).toString('base64url')}`;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    const tell = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration')
      return tell({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      });
    if (url.pathname === '/keys')
      return tell({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      const code = randomBytes(12).toString('hex');
      codes.set(code, {
        nonce: url.searchParams.get('nonce') ?? '',
        challenge: url.searchParams.get('code_challenge') ?? '',
      });
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return response.writeHead(302, { location: back.href }).end();
    }
    const pieces: Buffer[] = [];
    request
      .on('data', (piece: Buffer) => void pieces.push(piece))
      .on('end', () => {
        const asked = new URLSearchParams(Buffer.concat(pieces).toString());
        const found = codes.get(asked.get('code') ?? '');
        codes.delete(asked.get('code') ?? '');
        const proof = createHash('sha256')
          .update(asked.get('code_verifier') ?? '')
          .digest('base64url');
        if (found?.challenge !== proof) return tell({ error: 'invalid_grant' }, 400);
        return tell({ access_token: 'a', token_type: 'Bearer', id_token: idToken(found.nonce) });
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // Another site than `localhost`, as a real one is.
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}
