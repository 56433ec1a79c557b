import { inspect } from 'node:util';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import { DatabaseError, isTransient, withoutValues } from './errors';

const CANARY = 'QQ123456C';

/** Statements that make PostgreSQL quote their input in the message, the detail or the context. */
const LEAKS: Record<string, [string, unknown[]]> = {
  'a broken type': ['SELECT $1::integer', [CANARY]],
  'a broken date': ['SELECT $1::date', [CANARY]],
  'a broken JSON text': ['SELECT $1::json', [`{"name": ${CANARY}}`]],
  'a repeated key': [
    `INSERT INTO suite.consumer_position SELECT $1, 't', 0, 0 FROM generate_series(1, 2)`,
    [CANARY],
  ],
  'a broken condition': [`INSERT INTO suite.consumer_position VALUES ($1, NULL, 0, 0)`, [CANARY]],
  'a raised message': [`SELECT pg_catalog.set_config('lock_timeout', $1, true)`, [CANARY]],
};

describe('faults of the database', () => {
  let database: TemporaryDatabase;
  let suite: DataSource;
  beforeAll(async () => {
    database = await temporaryDatabase();
    suite = await database.dataSource('suite');
  });
  afterAll(async () => database.stop());

  it.each(Object.keys(LEAKS))('tell nothing of the value in %s, however they are looked at', async (name) => {
    const [sql, parameters] = LEAKS[name] ?? ['', []];
    const error: unknown = await suite.query(sql, parameters).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(DatabaseError);
    const told = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), String(error)];
    expect(told.join()).not.toContain(CANARY);
  });

  it('keep the SQLSTATE and the names of what was hurt', async () => {
    const [sql, parameters] = LEAKS['a repeated key'] ?? ['', []];
    await expect(suite.query(sql, parameters)).rejects.toMatchObject({
      sqlState: '23505',
      constraint: 'consumer_position_pkey',
      table: 'consumer_position',
    });
  });

  it('explain a wrong statement to its author', async () => {
    await expect(suite.query('SELECT nothing FROM nowhere')).rejects.toThrow(/"nowhere" does not exist/);
  });

  it('are stripped in a transaction and from a query runner too', async () => {
    await expect(suite.transaction((tx) => tx.query('SELECT $1::int', [CANARY]))).rejects.toThrow(/22P02\.$/);
  });

  it('know which of them may pass by themselves', async () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(isTransient(lost)).toBe(true);
    expect(isTransient(new DatabaseError('40P01'))).toBe(true);
    expect(isTransient(new DatabaseError('57P01'))).toBe(true);
    expect(isTransient(new DatabaseError('23505'))).toBe(false);
    expect(isTransient(new Error('a fault of the program'))).toBe(false);
  });

  it('leave other faults as they are', () => {
    const fault = new TypeError('not ours');
    expect(withoutValues(fault)).toBe(fault);
  });
});
