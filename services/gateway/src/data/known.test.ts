import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import { DELIVERIES, REVISIONS } from './known';
import { gatewayMigrations } from './migrations';
import { CHANGES } from './receipts';

describe('what is known of a request', () => {
  let database: TemporaryDatabase;
  let gateway: DataSource;
  beforeAll(async () => {
    database = await temporaryDatabase([gatewayMigrations]);
    gateway = await database.dataSource('gateway');
  });
  afterAll(async () => await database.stop());

  // A connection keeps that plan until statistics come: another index would have it read more with every event.
  it.each([
    ['deliveries', DELIVERIES, 'delivery_pkey'],
    ['revisions', REVISIONS, 'revision_pkey'],
  ])('is looked up by key where %s were planned for an empty table', async (_, statement, index) => {
    const plan = await gateway.query<Record<string, string>[]>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
    const used = plan.flatMap((line) => /using (\w+)/.exec(line['QUERY PLAN']!)?.[1] ?? []);
    expect(used).toEqual([index]);
  });

  it('leaves the index of changes to who asks for changes', async () => {
    const plan = await gateway.query<Record<string, string>[]>(`EXPLAIN (GENERIC_PLAN) ${CHANGES}`);
    expect(plan.map((line) => line['QUERY PLAN']).join()).toContain('using delivery_change');
  });
});
