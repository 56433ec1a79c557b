import { Client } from 'pg';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { prepared } from '#libs/eventlog';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';

class MakeList1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE gateway.list AS SELECT 'one' AS name`);
  }

  async down(): Promise<void> {}
}

const EVERYTHING = prepared('SELECT * FROM gateway.list WHERE name = $1');

describe('statements of a connection', () => {
  let database: TemporaryDatabase;
  let gateway: DataSource;
  let other: DataSource;
  beforeAll(async () => {
    database = await temporaryDatabase([{ schema: 'gateway', migrations: [MakeList1700000000001] }]);
    gateway = await database.dataSource('gateway');
    other = await database.dataSource('gateway');
  });
  afterAll(async () => database.stop());

  const known = async (of: DataSource): Promise<string[]> => {
    const rows = await of.query<{ statement: string }[]>('SELECT statement FROM pg_prepared_statements');
    return rows.map(({ statement }) => statement);
  };

  it('are read once where they are marked, and anew each time where they are not', async () => {
    const once = 'SELECT $1::int + 1 AS more';
    await gateway.transaction(async (tx) => {
      for (let turn = 0; turn < 8; turn++) {
        expect(await tx.query(EVERYTHING, ['one'])).toEqual([{ name: 'one' }]);
        expect(await tx.query(once, [turn])).toEqual([{ more: turn + 1 }]);
      }
    });
    expect(await known(gateway)).toEqual([EVERYTHING]);
    expect(await known(other)).toEqual([]);
  });

  it('are read anew after the table that they read was changed', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('ALTER TABLE gateway.list ADD size int DEFAULT 3');
    await admin.end();
    await expect(gateway.query(EVERYTHING, ['one'])).rejects.toThrow(/0A000/);
    expect(await gateway.query(EVERYTHING, ['one'])).toEqual([{ name: 'one', size: 3 }]);
  });

  it('say no more of a value that they refuse than others do', async () => {
    const number = prepared('SELECT $1::int AS number');
    expect(await gateway.query(number, [1])).toEqual([{ number: 1 }]);
    const fault: unknown = await gateway.query(number, ['QQ123456C']).catch((error: unknown) => error);
    expect(JSON.stringify([fault, String(fault)])).toContain('22P02');
    expect(JSON.stringify([fault, String(fault)])).not.toContain('QQ123456C');
  });
});
