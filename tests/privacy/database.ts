import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Client } from 'pg';

const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_%'`;

/** Works as the owner of the cluster. */
export async function asOwner<Result>(
  adminUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends compression of long values: a scan of files reads none of what is compressed. */
export async function withoutCompression(client: Client): Promise<number> {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %I.%I ALTER COLUMN %I SET STORAGE EXTERNAL', n.nspname, c.relname, a.attname)
       AS statement
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage IN ('x', 'm')
       AND a.atttypid <> 'numeric'::regtype AND ${OURS}`,
  );
  for (const { statement } of rows) await client.query(statement);
  return rows.length;
}

/** Writes every row of every table as text (bytes as hex), so that nothing depends on how files hold it. */
export async function writeRows(client: Client, path: string): Promise<number> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'm') AND ${OURS} ORDER BY 1`,
  );
  const file = createWriteStream(path);
  let count = 0;
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    count += rows.length;
    if (!file.write(rows.map(({ row }) => `${name} ${row}\n`).join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return count;
}
