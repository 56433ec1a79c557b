import { Client } from 'pg';
import { roleName } from '#libs/database';
import type { Transaction } from '#libs/eventlog';

/** A table of a service that keeps bytes as they come, without any index. */
export async function createTable(adminUrl: string, service: string): Promise<void> {
  const admin = new Client(adminUrl);
  await admin.connect();
  await admin.query(`CREATE TABLE ${service}.plain (key text NOT NULL, value bytea NOT NULL);
    ALTER TABLE ${service}.plain ALTER value SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160);
    GRANT SELECT, INSERT ON ${service}.plain TO ${roleName(service)}`);
  await admin.end();
}

/** One statement; the values travel as one binary parameter, as the log's own do. */
export async function storeInTable(
  tx: Transaction,
  service: string,
  keys: readonly (string | Buffer)[],
  values: readonly Buffer[],
): Promise<void> {
  const starts: number[] = [];
  let start = 1;
  for (const value of values) {
    starts.push(start);
    start += value.length;
  }
  await tx.query(
    `INSERT INTO ${service}.plain (key, value)
     SELECT r.key, substring($4::bytea FROM r.start FOR r.length)
     FROM unnest($1::text[], $2::int[], $3::int[]) AS r (key, start, length)`,
    [
      keys.map((key) => (typeof key === 'string' ? key : key.subarray(0, 16).toString('hex'))),
      starts,
      values.map(({ length }) => length),
      Buffer.concat(values),
    ],
  );
}
