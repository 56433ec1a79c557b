import { createHash, randomBytes } from 'node:crypto';
import { migrate, type MigrationSet, openDataSource, roleUrl } from '#libs/database';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { testCluster } from './cluster';

export interface TemporaryDatabase {
  /** Address of the owner, who may do everything. */
  adminUrl: string;
  /** Address for a service's role or `analyst`. */
  url(role: string): string;
  /** A data source with the service's role and schema; destroyed by `stop`. */
  dataSource(service: string): Promise<DataSource>;
  /** Drops the database. */
  stop(): Promise<void>;
}

/**
 * A fresh, migrated database with all roles and grants. The first with the same migrations makes a template, so
 * that the others take some tens of milliseconds.
 */
export async function temporaryDatabase(sets: readonly MigrationSet[] = []): Promise<TemporaryDatabase> {
  const server = await testCluster();
  const template = `template_${fingerprint(sets)}`;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) await makeTemplate(client, server.adminUrl, template, sets);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const adminUrl = inDatabase(server.adminUrl, name);
  const sources: DataSource[] = [];
  return {
    adminUrl,
    url: (role) => roleUrl(adminUrl, role),
    async dataSource(service) {
      const source = await openDataSource({ url: roleUrl(adminUrl, service), service });
      sources.push(source);
      return source;
    },
    async stop() {
      for (const source of sources) if (source.isInitialized) await source.destroy();
      await asAdmin(server.adminUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}

// Built under another name first: a failed migration must not leave a half-made template.
async function makeTemplate(
  client: Client,
  serverUrl: string,
  template: string,
  sets: readonly MigrationSet[],
): Promise<void> {
  const draft = `draft_${randomBytes(6).toString('hex')}`;
  await client.query(`CREATE DATABASE ${draft}`);
  try {
    await migrate({ adminUrl: inDatabase(serverUrl, draft), sets });
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } catch (error) {
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    throw error;
  }
}

// The text of the migrations counts too: under a watcher they change while the server runs.
function fingerprint(sets: readonly MigrationSet[]): string {
  const text = sets.map(({ schema, migrations }) => [
    schema,
    ...migrations.map((m) => `${m.name}${m.toString()}`),
  ]);
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}

async function asAdmin(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
