import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A record gets its person by an update in the transaction that adds it: with room on its page the update touches no
 * index.
 */
export class MatcherRoomForUpdates1763700000106 implements MigrationInterface {
  name = 'MatcherRoomForUpdates1763700000106';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matcher.record SET (fillfactor = 45)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matcher.record RESET (fillfactor)`);
  }
}
