import { type ColumnDataType, type CreateTableBuilder, type Kysely } from 'kysely';

/** `name` → `type`, with `?` where it may be empty. */
type Columns = Readonly<Record<string, `${'text' | 'bigint'}${'' | '?'}`>>;

const TABLES: Readonly<Record<string, Columns>> = {
  people: {
    id: 'text',
    name: 'text',
    title: 'text',
    password: 'text?',
    totp: 'text?',
    totp_step: 'bigint',
    oidc_subject: 'text?',
    disabled: 'bigint',
    created_at: 'bigint',
  },
  grants: { person_id: 'text', role: 'text', scope: 'text' },
  recovery_codes: { person_id: 'text', hash: 'text' },
  sessions: { hash: 'text', id: 'text', person_id: 'text', created_at: 'bigint', seen_at: 'bigint' },
  invitations: { hash: 'text', kind: 'text', person_id: 'text?', expires_at: 'bigint' },
  attempts: { key: 'text', failures: 'bigint', until: 'bigint', at: 'bigint' },
  tours: { id: 'text', title: 'text', province: 'text', live: 'text?', revision: 'bigint', changed_at: 'bigint' },
  versions: {
    id: 'text',
    tour_id: 'text',
    number: 'bigint',
    state: 'text',
    revision: 'bigint',
    created_by: 'text',
    created_at: 'bigint',
    package: 'text',
    bytes: 'bigint',
    issues: 'text',
    pressed: 'text?',
    approved_by: 'text?',
    publish_at: 'bigint?',
    published_at: 'bigint?',
    failure: 'text?',
    progress: 'bigint',
  },
  comments: { id: 'text', version_id: 'text', person_id: 'text', at: 'bigint', scene: 'text?', text: 'text' },
  uploads: {
    id: 'text',
    person_id: 'text',
    name: 'text',
    bytes: 'bigint',
    at: 'bigint',
    state: 'text',
    version_id: 'text?',
    report: 'text?',
  },
  jobs: {
    id: 'text',
    kind: 'text',
    subject: 'text',
    state: 'text',
    until: 'bigint',
    tries: 'bigint',
    created_at: 'bigint',
  },
  previews: { hash: 'text', version_id: 'text', person_id: 'text', expires_at: 'bigint' },
  answers: { key: 'text', asked: 'text', status: 'bigint', body: 'text', at: 'bigint' },
  audit: {
    id: 'text',
    at: 'bigint',
    person_id: 'text?',
    person: 'text',
    action: 'text',
    subject: 'text',
    details: 'text',
  },
  counts: { day: 'text', code: 'text', lang: 'text', way: 'text', tour: 'text', scene: 'text', visits: 'bigint' },
};

const KEYS: Readonly<Record<string, readonly string[]>> = {
  people: ['id'],
  grants: ['person_id', 'role', 'scope'],
  recovery_codes: ['hash'],
  sessions: ['hash'],
  invitations: ['hash'],
  attempts: ['key'],
  tours: ['id'],
  versions: ['id'],
  comments: ['id'],
  uploads: ['id'],
  jobs: ['id'],
  previews: ['hash'],
  answers: ['key'],
  audit: ['id'],
  counts: ['day', 'code', 'lang', 'way'],
};

const UNIQUE: readonly [table: string, columns: readonly string[]][] = [
  ['people', ['name']],
  ['versions', ['tour_id', 'number']],
];

const INDEXES: readonly [table: string, column: string][] = [
  ['grants', 'person_id'],
  ['sessions', 'person_id'],
  ['comments', 'version_id'],
  ['audit', 'at'],
  ['counts', 'day'],
];

const addColumns = (table: CreateTableBuilder<string>, columns: Columns): CreateTableBuilder<string> =>
  Object.entries(columns).reduce(
    (made, [name, kind]) =>
      made.addColumn(name, kind.replace('?', '') as ColumnDataType, (column) =>
        kind.endsWith('?') ? column : column.notNull(),
      ),
    table,
  );

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) {
    const made = addColumns(db.schema.createTable(table) as CreateTableBuilder<string>, columns);
    await made.addPrimaryKeyConstraint(`${table}_key`, [...(KEYS[table] ?? [])] as never).execute();
  }
  for (const [table, columns] of UNIQUE) {
    await db.schema
      .createIndex(`${table}_${columns.join('_')}_once`)
      .on(table)
      .columns([...columns])
      .unique()
      .execute();
  }
  for (const [table, column] of INDEXES) {
    await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
  }
}
