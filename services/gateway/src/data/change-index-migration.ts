import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The look-up of a delivery by its key is planned once for a connection, and while the table is empty every index that
 * begins with the agency seems as good: with this one it would read all of the agency's deliveries, until statistics
 * come. A partial index serves only who names its condition, which is true of every row.
 */
export class GatewayChangeIndex1763700000206 implements MigrationInterface {
  name = 'GatewayChangeIndex1763700000206';

  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, 'WHERE changed_seq > 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, '');
  }
}

/** The new one is made first: only the drop locks out who reads. */
async function replace(runner: QueryRunner, condition: string): Promise<void> {
  await runner.query(
    `CREATE INDEX delivery_change_new ON gateway.delivery (agency, changed_xid, changed_seq) ${condition}`,
  );
  await runner.query(`DROP INDEX gateway.delivery_change`);
  await runner.query(`ALTER INDEX gateway.delivery_change_new RENAME TO delivery_change`);
}
