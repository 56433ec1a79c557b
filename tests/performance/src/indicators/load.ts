import type { DataSource } from 'typeorm';
import { age, COLUMNS, draw, SHARES, TYPES, type Table } from './facts';

/** Agencies by kind: one probation service, one court service, four forces, and so on, as in Wales. */
const AGENCIES: Record<string, [first: number, count: number]> = {
  police: [1, 4],
  court: [5, 1],
  prison: [6, 1],
  probation: [7, 1],
  provider: [8, 8],
  health: [16, 7],
  la: [23, 22],
};

/** A record that follows another is about the same person: the key that decides the person. */
const PERSON_KEY: Partial<Record<Table, string>> = {
  termination: 'commencement',
  intervention: 'referral',
};

/**
 * Writes typed facts, records, revisions and membership straight into the schema, as the owner, over two connections:
 * what is measured is the computation. Deterministic.
 */
export async function loadFacts(owner: DataSource, facts: number, persons: number): Promise<void> {
  await owner.query(
    `INSERT INTO indicators.agency (name) SELECT 'agency-' || n FROM generate_series(1, 44) n`,
  );
  await owner.query(
    `INSERT INTO indicators.person (ref, high, low)
     SELECT md5('p' || n)::uuid, hashtextextended('h', n), hashtextextended('l', n)
     FROM generate_series(1, $1::integer) n`,
    [persons],
  );
  const restore = await withoutIndexes(owner);
  let first = 1;
  const loads: Work[] = [];
  for (const [table, share] of Object.entries(SHARES) as [Table, number][]) {
    const rows = { first, count: Math.round((share * facts) / 5000) };
    first += rows.count;
    loads.push((query) => loadTable(query, table, rows, persons));
  }
  await overTwo(owner, loads);
  await overTwo(
    owner,
    restore.map((sql) => (query) => query(sql)),
  );
  await owner.query('VACUUM ANALYZE');
}

type Query = (sql: string, values?: unknown[]) => Promise<unknown>;
type Work = (query: Query) => Promise<unknown>;

async function overTwo(owner: DataSource, waiting: Work[]): Promise<void> {
  const one = async (): Promise<void> => {
    const runner = owner.createQueryRunner();
    const query: Query = (sql, values) => runner.query(sql, values);
    try {
      await query(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`);
      for (let work = waiting.shift(); work; work = waiting.shift()) await work(query);
    } finally {
      await runner.release();
    }
  };
  await Promise.all([one(), one()]);
}

/** Drops keys and indexes of the large tables; returns the statements that make them again, faster than row by row. */
async function withoutIndexes(owner: DataSource): Promise<string[]> {
  const tables = [...Object.keys(SHARES), 'record', 'revision', 'membership'];
  const keys = await owner.query<{ name: string; of: string; ddl: string }[]>(
    `SELECT c.conname AS name, c.conrelid::regclass::text AS of, pg_get_constraintdef(c.oid) AS ddl
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
     WHERE c.connamespace = 'indicators'::regnamespace AND c.contype IN ('p', 'u') AND t.relname = ANY ($1)`,
    [tables],
  );
  for (const { name, of } of keys) await owner.query(`ALTER TABLE ${of} DROP CONSTRAINT ${name}`);
  const indexes = await owner.query<{ name: string; ddl: string }[]>(
    `SELECT indexname AS name, indexdef AS ddl FROM pg_indexes
     WHERE schemaname = 'indicators' AND tablename = ANY ($1)`,
    [tables],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX indicators.${name}`);
  return [
    ...keys.map(({ name, of, ddl }) => `ALTER TABLE ${of} ADD CONSTRAINT ${name} ${ddl}`),
    ...indexes.map(({ ddl }) => ddl),
  ];
}

async function loadTable(
  query: Query,
  table: Table,
  { first, count }: { first: number; count: number },
  persons: number,
): Promise<void> {
  const [made] = (await query(`INSERT INTO indicators.event_type (name) VALUES ($1) RETURNING no`, [
    TYPES[table],
  ])) as { no: number }[];
  const type = made!.no;
  const columns = COLUMNS[table];
  const [agency, agencies] = AGENCIES[TYPES[table].split('.')[0]!]!;
  const person = draw(`person ${PERSON_KEY[table] ?? table}`, persons);
  const values = Object.values(columns).map((sql) => sql.replaceAll('(PERSON)', `(${person})::bigint`));
  const sender = `${agency} + i % ${agencies}`;
  const dated = Object.values(columns)[0]!;
  const rows = `generate_series(0, ${count - 1}) AS i`;
  const aged = [
    'characteristic',
    'registration',
    'care_status',
    'sentence_status',
    'reception',
    'assessment',
  ];
  await query(`
    INSERT INTO indicators.${table}
      (record, revision, agency, known_from, age, birth_month, ${Object.keys(columns).join(', ')})
    SELECT ${first} + i, 1, ${sender}, ${dated} + time '12:00', ${aged.includes(table) ? 'NULL' : age},
      (1960 * 12 + ${draw('birth', 540)})::smallint, ${values.join(', ')}
    FROM ${rows}`);
  await query(`
    INSERT INTO indicators.revision (record, revision, known_from, agency, type, quarter, state)
    SELECT ${first} + i, 1, ${dated} + time '12:00', ${sender}, ${type},
      extract(year FROM ${dated}) * 4 + extract(quarter FROM ${dated}) - 1, 'present'
    FROM ${rows}`);
  await query(`
    INSERT INTO indicators.record (no, ref, type, has_identity) OVERRIDING SYSTEM VALUE
    SELECT ${first} + i, md5('${table}' || i)::uuid, '${TYPES[table]}', true FROM ${rows}`);
  await query(`
    INSERT INTO indicators.membership (record, person, version)
    SELECT ${first} + i, 1 + ${person}, 1 FROM ${rows}`);
}
