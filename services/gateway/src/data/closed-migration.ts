import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agencies that the operator removed, and the doors of all that came through them. */
export class GatewayClosed1763700000205 implements MigrationInterface {
  name = 'GatewayClosed1763700000205';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.closed_agency (
        agency text COLLATE "C" PRIMARY KEY,
        closed_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE VIEW gateway.agency_door AS
        SELECT coalesce(f.agency, c.agency) AS agency, f.last_day, c.closed_at
        FROM (SELECT agency, max(day) AS last_day FROM gateway.flow GROUP BY agency) f
        FULL JOIN gateway.closed_agency c ON c.agency = f.agency`);
    await runner.query(`
      COMMENT ON TABLE gateway.closed_agency IS 'Agencies that the gateway lets in no more, whatever their certificates.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW gateway.agency_door`);
    await runner.query(`DROP TABLE gateway.closed_agency`);
  }
}
