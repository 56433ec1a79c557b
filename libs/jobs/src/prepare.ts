import { createPostgresBackend, withBackend } from 'bullmq';
import { Client, escapeIdentifier } from 'pg';
import { JOBS_SCHEMA } from './backend';

export interface PrepareJobs {
  /** Address of the owner, who may make schemas. */
  adminUrl: string;
  schema?: string;
  /** Roles that put or do jobs. */
  roles: readonly string[];
}

/** Makes or renews the tables of the queue on PostgreSQL and lets the roles use them. Safe to repeat. */
export async function prepareJobs({ adminUrl, schema = JOBS_SCHEMA, roles }: PrepareJobs): Promise<void> {
  const { Queue } = withBackend(createPostgresBackend);
  const queue = new Queue('prepare', { connection: { connectionString: adminUrl, schema, migrate: true } });
  queue.on('error', () => undefined);
  await queue.waitUntilReady();
  await queue.close();
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const place = escapeIdentifier(schema);
    for (const role of roles.map((name) => escapeIdentifier(name)))
      await client.query(`
        GRANT USAGE ON SCHEMA ${place} TO ${role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${place} TO ${role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${place} TO ${role};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${place} TO ${role}`);
  } finally {
    await client.end();
  }
}
