import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which receipts changed after their acknowledgement, and how far each streaming agency was told of that. */
export class GatewayLater1763700000203 implements MigrationInterface {
  name = 'GatewayLater1763700000203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE gateway.delivery ADD COLUMN later boolean NOT NULL DEFAULT false`);
    await runner.query(`UPDATE gateway.delivery SET later = true WHERE state <> 'accepted'`);
    await runner.query(`
      CREATE INDEX delivery_later ON gateway.delivery (agency, changed_xid, changed_seq) WHERE later`);
    await runner.query(`
      CREATE TABLE gateway.receipt_told (
        agency text COLLATE "C" PRIMARY KEY,
        changed_xid xid8 NOT NULL DEFAULT '0',
        changed_seq bigint NOT NULL DEFAULT 0
      )`);
    await runner.query(`
      COMMENT ON COLUMN gateway.delivery.later IS 'Refused, discarded or redriven after its acknowledgement.';
      COMMENT ON TABLE gateway.receipt_told IS
        'The last such change that an agency was told of on its topic of receipts.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE gateway.receipt_told`);
    await runner.query(`ALTER TABLE gateway.delivery DROP COLUMN later`);
  }
}
