import { TOPICS, type TopicName } from '#libs/eventlog';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from './migrate';
import { ROLES, SERVICES } from './roles';

/** Tables and views like those of the services, so that the rights on them can be walked. */
class MakeSamples1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.receipt (id bigserial PRIMARY KEY, note text);
      CREATE VIEW gateway.flow_daily AS SELECT count(*) AS n FROM gateway.receipt;
      CREATE VIEW gateway.refusal_summary AS SELECT count(*) AS n FROM gateway.receipt;
      CREATE TABLE gateway.closed_agency (agency text);
      CREATE VIEW gateway.agency_door AS SELECT agency FROM gateway.closed_agency;
      CREATE VIEW gateway.inner_view AS SELECT note FROM gateway.receipt;
      CREATE TABLE matcher.record (id text);
      CREATE TABLE publisher.cube (id text);
      CREATE VIEW publisher.releases AS SELECT count(*) AS n FROM publisher.cube;
      CREATE TABLE auditor.entry (id text);
      CREATE VIEW auditor.entries AS SELECT id FROM auditor.entry;
      CREATE TABLE published.cell (id text);
      CREATE VIEW published.latest AS SELECT id FROM published.cell;`);
  }

  async down(): Promise<void> {}
}

const VERBS = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'TRUNCATE',
  'REFERENCES',
  'TRIGGER',
  'MAINTAIN',
] as const;
const ROWS = 'SELECT INSERT UPDATE DELETE';
const PORTAL_VIEWS = [
  'gateway.flow_daily',
  'gateway.refusal_summary',
  'publisher.releases',
  'auditor.entries',
];

/** The design's table, written again from the other side: what a role may do with a relation. */
function expected(role: string, relation: string): string {
  const [schema = '', name = ''] = relation.split('.');
  const service = role.replace('cyfrif_', '');
  if (schema === 'eventlog') return onTopic(service, name);
  if (schema === 'published') {
    // What is published is never changed: not even its owner can.
    if (service === 'publisher') return 'SELECT INSERT';
    return service === 'portal' || role === 'analyst' ? 'SELECT' : '';
  }
  // The relay frees the room of its outbox.
  if (schema === service && name === 'log_outbox') return `${ROWS} MAINTAIN`;
  if (schema === service) return name === 'migrations' ? '' : ROWS;
  if (service === 'suite' && relation === 'gateway.closed_agency') return 'SELECT INSERT DELETE';
  if (service === 'suite' && relation === 'gateway.agency_door') return 'SELECT';
  return service === 'portal' && PORTAL_VIEWS.includes(relation) ? 'SELECT' : '';
}

function onTopic(service: string, table: string): string {
  const name = table.replace(/_head$/, '').replace('_', '.') as TopicName;
  const topic: { from: readonly string[]; to: readonly string[] } = TOPICS[name];
  const [from, to] = [topic.from.includes(service), topic.to.includes(service)];
  if (table.endsWith('_head')) return from || to ? 'SELECT' : '';
  return [to && 'SELECT', from && 'INSERT', to && 'DELETE'].filter(Boolean).join(' ');
}

describe('the rights of roles', () => {
  let database: TemporaryDatabase;
  let admin: Client;
  let relations: string[];

  beforeAll(async () => {
    database = await temporaryDatabase([{ schema: 'gateway', migrations: [MakeSamples1700000000000] }]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const { rows } = await admin.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname = ANY ($1) ORDER BY 1`,
      [[...SERVICES, 'published', 'eventlog']],
    );
    relations = rows.map((row) => row.name);
  });
  afterAll(async () => {
    await admin.end();
    await database.stop();
  });

  it('cover every topic, sample and position table', () => {
    expect(relations).toContain('gateway.migrations');
    expect(relations).toContain('matcher.consumer_position');
    expect(relations.filter((name) => name.startsWith('eventlog.'))).toHaveLength(
      Object.keys(TOPICS).length * 2,
    );
  });

  it.each(ROLES)(
    'give %s exactly what the design says, on every relation and for every verb',
    async (role) => {
      const { rows } = await admin.query<{ relation: string; verbs: string }>(
        `SELECT relation, coalesce(string_agg(verb, ' ' ORDER BY n)
                FILTER (WHERE has_table_privilege($1, relation, verb)), '') AS verbs
       FROM unnest($2::text[]) AS relation, unnest($3::text[]) WITH ORDINALITY AS v (verb, n)
       GROUP BY relation`,
        [role, relations, VERBS],
      );
      const actual = Object.fromEntries(rows.map((row) => [row.relation, row.verbs]));
      expect(actual).toEqual(Object.fromEntries(relations.map((name) => [name, expected(role, name)])));
    },
  );

  it('let a producer move a topic’s counter and its consumer the start, and no other column', async () => {
    const may = async (role: string, column: string): Promise<unknown> =>
      (
        await admin.query<{ may: boolean }>(
          `SELECT has_column_privilege($1, 'eventlog.intake_sealed_head', $2, 'UPDATE') AS may`,
          [role, column],
        )
      ).rows[0]?.may;
    expect(await may('cyfrif_gateway', 'next_position')).toBe(true);
    expect(await may('cyfrif_gateway', 'first_position')).toBe(false);
    expect(await may('cyfrif_pseudonymiser', 'first_position')).toBe(true);
    expect(await may('cyfrif_pseudonymiser', 'next_position')).toBe(false);
    expect(await may('cyfrif_matcher', 'next_position')).toBe(false);
  });

  it('let no role create anything, anywhere', async () => {
    const { rows } = await admin.query(
      `SELECT r.role, n.nspname FROM unnest($1::text[]) AS r (role), pg_namespace n
       WHERE n.nspname !~ '^pg_' AND has_schema_privilege(r.role, n.oid, 'CREATE')`,
      [ROLES],
    );
    expect(rows).toEqual([]);
  });

  it('leave the analyst no other way to learn or to do anything', async () => {
    // What belongs to a database itself is not copied with its template.
    await migrate({ adminUrl: database.adminUrl, sets: [] });
    const client = new Client({ connectionString: database.url('analyst') });
    await client.connect();
    const of = async (sql: string): Promise<unknown[]> => (await client.query<object>(sql)).rows;
    try {
      // Relations and their columns, and functions that may both be named and be called.
      expect(
        await of(`SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname NOT IN ('published', 'pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v', 'm', 'p', 'S')
            AND (has_table_privilege(c.oid, 'SELECT') OR c.relkind <> 'S' AND has_any_column_privilege(c.oid, 'SELECT'))`),
      ).toEqual([]);
      expect(
        await of(`SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')`),
      ).toEqual([]);
      expect(
        await of(`SELECT DISTINCT schemaname FROM pg_stats
          WHERE schemaname NOT IN ('published', 'pg_catalog', 'information_schema')`),
      ).toEqual([]);
      for (const forbidden of [
        'SELECT query FROM pg_stat_activity',
        'SELECT relname, n_tup_ins FROM pg_stat_all_tables',
        'SELECT pg_stat_get_live_tuples(1259::oid)',
        `SELECT pg_total_relation_size('published.cell')`,
        'SELECT pg_advisory_lock(1)',
        'SELECT pg_try_advisory_xact_lock(1)',
        `SELECT lo_from_bytea(0, 'a')`,
        'SELECT loid FROM pg_largeobject',
        'CREATE TEMP TABLE mine (a int)',
        `SELECT pg_read_file('PG_VERSION')`,
        'SELECT stavalues1 FROM pg_statistic',
        'SELECT rolpassword FROM pg_authid',
        `COPY (SELECT 1) TO PROGRAM 'true'`,
        'SET ROLE cyfrif_publisher',
      ])
        await expect(client.query(forbidden).then(() => forbidden)).rejects.toThrow(
          /permission denied|must be/,
        );
    } finally {
      await client.end();
    }
  });

  it('let the analyst read the shared store, and refuse the rest in words', async () => {
    const client = new Client({ connectionString: database.url('analyst') });
    await client.connect();
    await expect(client.query('SELECT * FROM published.cell')).resolves.toBeDefined();
    await expect(client.query('SELECT * FROM matcher.record')).rejects.toThrow(/permission denied/);
    await expect(client.query('SELECT * FROM eventlog.intake_sealed')).rejects.toThrow(/permission denied/);
    await client.end();
  });
});
