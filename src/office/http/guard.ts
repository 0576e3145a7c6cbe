import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Parts } from '../parts';
import { findSession, type SignedIn } from '../people/session';
import { Refusal } from '../refusal';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without signing in. */
    open?: boolean;
    /** Answered to a person who still has to add the second factor that this office asks of everybody. */
    beforeFactor?: boolean;
  }
  interface FastifyRequest {
    signedIn: SignedIn | null;
  }
}

export const SESSION_COOKIE = '__Host-office';
export const DEVICE_COOKIE = '__Host-office-device';
export const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Another site can neither send this header without asking first nor pretend to be us in the two that browsers set. */
function refuseForeign({ method, headers }: FastifyRequest, origin: string): void {
  if (SAFE.has(method)) return;
  const site = headers['sec-fetch-site'];
  const isOurs =
    headers['x-office'] === '1' &&
    (headers.origin === undefined || headers.origin === origin) &&
    (site === undefined || site === 'same-origin');
  if (!isOurs) throw new Refusal(403, 'from-elsewhere');
}

function refuseWithoutFactor({ signedIn, routeOptions }: FastifyRequest, wanted: string): void {
  const { open, beforeFactor } = routeOptions.config;
  if (wanted !== 'required' || signedIn === null || signedIn.person.totp !== null) return;
  if (open !== true && beforeFactor !== true) throw new Refusal(403, 'factor-first');
}

/** Who asks; every route is closed unless it says that it is open. */
export function useGuard(app: FastifyInstance, { config, db, now }: Parts): void {
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request) => {
    refuseForeign(request, config.origin);
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined)
      request.signedIn =
        (await findSession(db, token, {
          now: now(),
          limits: config,
          isPerson: request.headers['x-office-by-itself'] === undefined,
        })) ?? null;
    if (request.signedIn === null && request.routeOptions.config.open !== true && !request.is404)
      throw new Refusal(401, 'sign-in');
    refuseWithoutFactor(request, config.secondFactor);
  });
}

/** The person who asks. */
export function signedIn({ signedIn }: Pick<FastifyRequest, 'signedIn'>): SignedIn {
  if (signedIn === null) throw new Refusal(401, 'sign-in');
  return signedIn;
}
