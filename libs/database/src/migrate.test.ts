import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from './migrate';

class MakeList1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE gateway.list (id bigserial PRIMARY KEY, name text UNIQUE)');
  }

  async down(): Promise<void> {}
}

class FillList1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO gateway.list (name) VALUES ('one')`);
  }

  async down(): Promise<void> {}
}

class Fail1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO gateway.list (name) VALUES ('two')`);
    await runner.query(`INSERT INTO gateway.list (name) VALUES ('CANARY'), ('CANARY')`);
  }

  async down(): Promise<void> {}
}

describe('migrate', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase([{ schema: 'gateway', migrations: [MakeList1700000000001] }]);
  });
  afterAll(async () => database.stop());

  const run = (...more: (new () => MigrationInterface)[]): Promise<void> =>
    migrate({
      adminUrl: database.adminUrl,
      sets: [{ schema: 'gateway', migrations: [MakeList1700000000001, ...more] }],
    });

  it('runs each migration once, however often and by however many it is called', async () => {
    await Promise.all([run(FillList1700000000002), run(FillList1700000000002)]);
    await run(FillList1700000000002);
    const gateway = await database.dataSource('gateway');
    expect(await gateway.query('SELECT name FROM gateway.list')).toEqual([{ name: 'one' }]);
  });

  it('undoes a migration that fails, and says which rule it broke without the value', async () => {
    await expect(run(FillList1700000000002, Fail1700000000003)).rejects.toThrow(
      /^The database refused a statement: 23505 \(table list, constraint list_name_key\)\.$/,
    );
    const gateway = await database.dataSource('gateway');
    expect(await gateway.query('SELECT name FROM gateway.list')).toEqual([{ name: 'one' }]);
  });

  it('keeps the record of migrations in the schema that they made', async () => {
    const gateway = await database.dataSource('gateway');
    await expect(gateway.query('SELECT * FROM gateway.migrations')).rejects.toThrow(/42501/);
  });
});
