import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that wait for their agency. */
export class GatewayQuestions1763700000202 implements MigrationInterface {
  name = 'GatewayQuestions1763700000202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.question_set (
        set_id text COLLATE "C" PRIMARY KEY,
        agency text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        asked_on date NOT NULL,
        expires_on date NOT NULL,
        items jsonb NOT NULL,
        answered_at timestamptz
      )`);
    await runner.query(`
      CREATE INDEX question_set_agency ON gateway.question_set (agency) WHERE answered_at IS NULL`);
    await runner.query(`
      COMMENT ON COLUMN gateway.question_set.items IS
        'Records are named by addresses that their agency alone can open; emptied once answered or lapsed.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE gateway.question_set`);
  }
}
