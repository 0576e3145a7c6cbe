import { resolve } from 'node:path';
import { z } from 'zod';

const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Sign-in cookies need an encrypted line; a browser lets its own machine off that. */
const officeOrigin = z
  .string()
  .transform((text) => text.replace(/\/$/, ''))
  .refine((text) => LOCAL.test(text) || /^https:\/\/[^\s/?#@]+$/.test(text));
const origin = z
  .string()
  .transform((text) => text.replace(/\/$/, ''))
  .refine((text) => /^https?:\/\/[^\s/?#@]+$/.test(text));
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** Every variable, in the order of docs/office.md. A value that does not fit is refused by the sentence `config.<expects>`. */
export const VARIABLES = {
  OFFICE_DATA: {
    shape: z
      .string()
      .min(1)
      .transform((path) => resolve(path)),
    usual: 'data',
    expects: 'folder',
  },
  OFFICE_ORIGIN: { shape: officeOrigin, usual: 'http://localhost:4360', expects: 'officeOrigin' },
  OFFICE_SITE_ORIGIN: { shape: origin, usual: '', expects: 'origin' },
  OFFICE_DATABASE: { shape: z.string().regex(/^postgres(?:ql)?:\/\/\S+$/), usual: '', expects: 'database' },
  OFFICE_S3_ENDPOINT: { shape: officeOrigin, usual: '', expects: 's3Endpoint' },
  OFFICE_S3_BUCKET: { shape: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/), usual: '', expects: 's3Bucket' },
  OFFICE_S3_KEY: { shape: z.string().min(1).max(500), usual: '', expects: 's3Key' },
  OFFICE_S3_SECRET: { shape: z.string().min(1).max(1_000), usual: '', expects: 's3Key' },
  OFFICE_SECRET: { shape: z.string().min(32).max(1_000), usual: '', expects: 'secret' },
  OFFICE_PROXIES: { shape: whole(0, 5), usual: '0', expects: 'proxies' },
  OFFICE_LOG: { shape: z.enum(['error', 'warn', 'info', 'debug', 'silent']), usual: 'info', expects: 'log' },
  OFFICE_IDLE_MINUTES: { shape: whole(5, 120), usual: '30', expects: 'idleMinutes' },
  OFFICE_SESSION_HOURS: { shape: whole(1, 24), usual: '12', expects: 'sessionHours' },
  OFFICE_SECOND_FACTOR: { shape: z.enum(['optional', 'required']), usual: 'optional', expects: 'secondFactor' },
  OFFICE_PACKAGE_MB: { shape: whole(1, 100_000), usual: '8192', expects: 'packageMb' },
  OFFICE_QUOTA_MB: { shape: whole(1, 1_000_000), usual: '40960', expects: 'quotaMb' },
  OFFICE_LEAST_COUNT: { shape: whole(1, 1_000), usual: '10', expects: 'leastCount' },
  OFFICE_OIDC_ISSUER: { shape: officeOrigin.or(z.url({ protocol: /^https$/ })), usual: '', expects: 'oidcIssuer' },
  OFFICE_OIDC_CLIENT: { shape: z.string().min(1).max(500), usual: '', expects: 'oidcClient' },
  OFFICE_OIDC_SECRET: { shape: z.string().min(1).max(1_000), usual: '', expects: 'oidcClient' },
} as const;

export type Variable = keyof typeof VARIABLES;

export interface ConfigFault {
  variable: string;
  /** A key below `config` in locales' office.json. */
  expects: string;
  nearest?: string;
}

export interface Config {
  data: string;
  origin: string;
  siteOrigin: string;
  /** A PostgreSQL address; without it an embedded database lies in the data folder. */
  database?: string;
  /** An object store for published versions; without it they lie in the data folder. */
  s3?: { endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string };
  /** Key that second factors are stored under; without it one is made in the data folder. */
  secret?: string;
  proxies: number;
  log: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  idleMs: number;
  sessionMs: number;
  secondFactor: 'optional' | 'required';
  packageBytes: number;
  quotaBytes: number;
  leastCount: number;
  oidc?: { issuer: string; client: string; secret: string };
}

type Values = { -readonly [Name in Variable]?: z.output<(typeof VARIABLES)[Name]['shape']> };

const MB = 1_000_000;
const isVariable = (name: string): name is Variable => Object.hasOwn(VARIABLES, name);

function readOne(name: Variable, text: string, into: Values): ConfigFault[] {
  const { shape, expects } = VARIABLES[name];
  const read = shape.safeParse(text);
  if (!read.success) return [{ variable: name, expects }];
  Object.assign(into, { [name]: read.data });
  return [];
}

const oidcOf = (values: Values): Config['oidc'] => {
  const { OFFICE_OIDC_ISSUER: issuer, OFFICE_OIDC_CLIENT: client, OFFICE_OIDC_SECRET: secret } = values;
  return issuer !== undefined && client !== undefined && secret !== undefined ? { issuer, client, secret } : undefined;
};

const s3Of = (values: Values): Config['s3'] => {
  const { OFFICE_S3_ENDPOINT: endpoint, OFFICE_S3_BUCKET: bucket } = values;
  const { OFFICE_S3_KEY: accessKeyId, OFFICE_S3_SECRET: secretAccessKey } = values;
  if (endpoint === undefined || bucket === undefined) return undefined;
  return accessKeyId === undefined || secretAccessKey === undefined
    ? undefined
    : { endpoint, bucket, accessKeyId, secretAccessKey };
};

/** Settings that only mean something all together. */
const WHOLE = [
  { start: 'OFFICE_OIDC', of: 3, variable: 'OFFICE_OIDC_ISSUER', expects: 'oidcWhole' },
  { start: 'OFFICE_S3', of: 4, variable: 'OFFICE_S3_ENDPOINT', expects: 's3Whole' },
] as const;

function configOf(values: Values): Config {
  const { OFFICE_DATABASE: database, OFFICE_SECRET: secret } = values;
  const [oidc, s3] = [oidcOf(values), s3Of(values)];
  return {
    data: values.OFFICE_DATA ?? '',
    origin: values.OFFICE_ORIGIN ?? '',
    siteOrigin: values.OFFICE_SITE_ORIGIN ?? values.OFFICE_ORIGIN ?? '',
    proxies: values.OFFICE_PROXIES ?? 0,
    log: values.OFFICE_LOG ?? 'info',
    idleMs: (values.OFFICE_IDLE_MINUTES ?? 0) * 60_000,
    sessionMs: (values.OFFICE_SESSION_HOURS ?? 0) * 3_600_000,
    secondFactor: values.OFFICE_SECOND_FACTOR ?? 'optional',
    packageBytes: (values.OFFICE_PACKAGE_MB ?? 0) * MB,
    quotaBytes: (values.OFFICE_QUOTA_MB ?? 0) * MB,
    leastCount: values.OFFICE_LEAST_COUNT ?? 10,
    ...(database !== undefined && { database }),
    ...(secret !== undefined && { secret }),
    ...(oidc && { oidc }),
    ...(s3 && { s3 }),
  };
}

/** Every fault at once: the person at the keyboard should not have to start five times. */
export function readConfig(environment: NodeJS.ProcessEnv): { config: Config } | { faults: ConfigFault[] } {
  const values: Values = {};
  const given = Object.entries(environment).filter(([name]) => name.startsWith('OFFICE_'));
  const faults: ConfigFault[] = given
    .filter(([name]) => !isVariable(name))
    .map(([variable]) => ({ variable, expects: 'unknown' }));
  for (const [name, { usual }] of Object.entries(VARIABLES)) {
    const text = environment[name] || usual;
    if (isVariable(name) && text !== '') faults.push(...readOne(name, text, values));
  }
  for (const { start, of, variable, expects } of WHOLE) {
    const set = Object.keys(values).filter((name) => name.startsWith(start)).length;
    if (set > 0 && set < of && !faults.some((fault) => fault.variable.startsWith(start)))
      faults.push({ variable, expects });
  }
  return faults.length > 0 ? { faults } : { config: configOf(values) };
}
