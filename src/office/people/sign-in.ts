import { audit } from '../audit';
import type { Parts } from '../parts';
import { Refusal } from '../refusal';
import { isPassword } from './password';
import { useCode } from './second-factor';
import { startSession } from './session';
import { countTry, forgetTries, triers } from './throttle';
import { createToken } from './token';

export interface Trial {
  name: string;
  password: string;
  /** From the app that shows codes, or a recovery code. */
  code?: string | undefined;
  /** The cookie of a browser that has signed in before. */
  device?: string | undefined;
  address: string;
}

/** A browser is known for the person who has signed in on it. */
function knownDevice({ seal }: Parts, name: string, device: string | undefined): string | undefined {
  try {
    const [owner, id] = device === undefined ? [] : seal.open(device).split('\n');
    return owner === name ? id : undefined;
  } catch {
    return undefined;
  }
}

export interface Entered {
  personId: string;
  session: string;
  device: string;
}

/** Lets a person in, or says no without telling what was wrong, equally fast for names that do not exist. */
export async function signIn(parts: Parts, trial: Trial): Promise<Entered> {
  const { db, seal, now } = parts;
  const name = trial.name.trim().toLowerCase();
  const known = knownDevice(parts, name, trial.device);
  const who = triers(name, known, trial.address);
  await countTry(db, who, now());
  const person = await db.selectFrom('people').selectAll().where('name', '=', name).executeTakeFirst();
  const right = await isPassword(person?.password, trial.password);
  if (!right || person === undefined || person.disabled === 1) {
    await audit(db, undefined, { action: 'sign-in.refused', subject: person?.id ?? '' }, now());
    throw new Refusal(401, 'sign-in-wrong');
  }
  if (person.totp !== null) {
    if (trial.code === undefined || trial.code === '') throw new Refusal(401, 'code-needed');
    if (!(await useCode(db, person, { code: trial.code, seal, now: now() }))) {
      await audit(db, person, { action: 'sign-in.refused', subject: person.id, details: { factor: true } }, now());
      throw new Refusal(401, 'code-wrong');
    }
  }
  await forgetTries(db, who);
  await audit(db, person, { action: 'sign-in', subject: person.id }, now());
  const device = seal.close(`${name}\n${known ?? createToken()}`);
  return { personId: person.id, session: await startSession(db, person.id, now()), device };
}
