import { Secret, TOTP } from 'otpauth';
import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import type { Seal } from './seal';
import { codeHash, createCode } from './token';

const PERIOD_S = 30;
const RECOVERY_CODES = 10;

const totpOf = (secret: string, name = '') =>
  new TOTP({ issuer: 'Di sản 360°', label: name, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S });

export interface NewFactor {
  secret: string;
  /** For the app that shows codes: as a QR code or a link. */
  uri: string;
}

export function createFactor(name: string): NewFactor {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, name).toString() };
}

/** The time step that a code belongs to, one step early or late allowed; undefined for a wrong code. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret).validate({ token, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1_000 / PERIOD_S) + delta;
}

/** A code works once: who uses it moves the person's step past it, and only one can. */
async function useTotp(db: Database, person: Row<'people'>, step: number): Promise<boolean> {
  const used = await db
    .updateTable('people')
    .set({ totp_step: step })
    .where('id', '=', person.id)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

async function useRecovery(db: Database, person: Row<'people'>, code: string): Promise<boolean> {
  const used = await db
    .deleteFrom('recovery_codes')
    .where('person_id', '=', person.id)
    .where('hash', '=', codeHash(code))
    .executeTakeFirst();
  return used.numDeletedRows === 1n;
}

/** Takes a code from the person's app, or one of the recovery codes. */
export async function useCode(
  db: Database,
  person: Row<'people'>,
  { code, seal, now }: { code: string; seal: Seal; now: number },
): Promise<boolean> {
  if (person.totp === null) return false;
  const step = stepOf(seal.open(person.totp), code, now);
  return step === undefined ? useRecovery(db, person, code) : useTotp(db, person, step);
}

/** Replaces the person's recovery codes; only hashes are kept. */
export async function renewRecoveryCodes(db: Database, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, createCode);
  await db.deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
  const rows = codes.map((code) => ({ person_id: personId, hash: codeHash(code) }));
  await db.insertInto('recovery_codes').values(rows).execute();
  return codes;
}
