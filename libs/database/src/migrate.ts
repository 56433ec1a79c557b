import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { eventLogSchema, serviceLogSchema } from '#libs/eventlog';
import { Client, escapeLiteral } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { stripValues } from './data-source';
import { withoutValues } from './errors';
import { quietTypeOrm } from './quiet-logger';
import { rolePassword, ROLES, SERVICES } from './roles';
import { refuseOldServer } from './server-version';

export type MigrationClass = new () => MigrationInterface;

export interface MigrationSet {
  schema: string;
  migrations: MigrationClass[];
}

export interface MigrateOptions {
  /** Address of the owner: may create roles and schemas. */
  adminUrl: string;
  sets: readonly MigrationSet[];
  /** Make the login roles, with passwords as `roleUrl` derives them. Default true. */
  roles?: boolean;
}

// Two processes that start together migrate one after the other.
const MIGRATION_LOCK = 0x43594652;

/** Brings a database to the newest schema and grants exactly the design's rights. Safe to repeat. @throws UnsupportedServer */
export async function migrate({ adminUrl, sets, roles = true }: MigrateOptions): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'cyfrif-migrate' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    refuseOldServer(rows[0]?.server_version_num ?? '');
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (roles) await makeRoles(client, adminUrl);
    await makeSchemas(client, sets);
    for (const set of sets) await runSet(adminUrl, set);
    await client.query(readFileSync(projectPath('infra', 'postgres', 'roles.sql'), 'utf8'));
  } catch (error) {
    throw withoutValues(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Roles belong to the whole server: another database's migration may be making the same one.
async function makeRoles(client: Client, adminUrl: string): Promise<void> {
  const statements = ROLES.map((role) => {
    const password = escapeLiteral(rolePassword(adminUrl, role));
    return `BEGIN
      CREATE ROLE ${role} LOGIN PASSWORD ${password} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;`;
  });
  await client.query(`DO $roles$ BEGIN ${statements.join('\n')} END $roles$`);
}

async function makeSchemas(client: Client, sets: readonly MigrationSet[]): Promise<void> {
  const schemas = new Set<string>([...SERVICES, 'published', ...sets.map((set) => set.schema)]);
  for (const schema of schemas) await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  await client.query(eventLogSchema());
  for (const service of SERVICES) await client.query(serviceLogSchema(service));
}

async function runSet(adminUrl: string, { schema, migrations }: MigrationSet): Promise<void> {
  if (migrations.length === 0) return;
  const dataSource = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logging: false,
    logger: quietTypeOrm,
    poolSize: 1,
  });
  stripValues(dataSource);
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
