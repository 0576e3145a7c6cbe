/** A PIN is never stored, only this: it takes long to try all PINs against it. */
export interface PinHash {
  salt: string;
  iterations: number;
  hash: string;
}

/** OWASP's number for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 600_000;
const BITS = 256;
const PIN = /^\d{6,12}$/;
const HEX = /^[0-9a-f]+$/;

export const isPin = (text: string): boolean => PIN.test(text);

export function isPinHash(value: unknown): value is PinHash {
  if (typeof value !== 'object' || value === null) return false;
  const { salt, iterations, hash } = value as Record<string, unknown>;
  const isHex = (text: unknown, length: number): boolean =>
    typeof text === 'string' && text.length === length && HEX.test(text);
  return isHex(salt, 32) && isHex(hash, BITS / 4) && Number.isInteger(iterations) && Number(iterations) >= 100_000;
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

async function derive(pin: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, BITS)));
}

/** Browsers can do this on https and localhost only. */
export const canHash = (): boolean => typeof crypto === 'object' && typeof crypto.subtle === 'object';

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = toHex(crypto.getRandomValues(new Uint8Array(16)));
  return { salt, iterations: ITERATIONS, hash: await derive(pin, salt, ITERATIONS) };
}

export const isPinOf = async (pin: string, { salt, iterations, hash }: PinHash): Promise<boolean> =>
  isPin(pin) && (await derive(pin, salt, iterations)) === hash;
